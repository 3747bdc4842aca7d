// Stands in for string-width in the command: one column a character, colour codes none.
export default (text) =>
  text
    .split('\u001b[')
    .reduce((width, part, index) => width + (index > 0 ? part.slice(part.indexOf('m') + 1) : part).length, 0);
