/** Templates are compiled before they are bundled, by `scripts/compiled-template.mjs`. */
declare module '*.hbs' {
  const compiled: TemplateSpecification;
  export default compiled;
}
