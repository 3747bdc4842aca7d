import Handlebars from 'handlebars';

/** A template given as a text, as a `.hbs` file is when it is imported. */
export const compiled = (text: string): TemplateSpecification =>
  new Function(`return ${Handlebars.precompile(text, { strict: true, noEscape: true })}`)() as TemplateSpecification;
