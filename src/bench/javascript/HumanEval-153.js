function strength(name) {
  return name.replace(/[^A-Z]/g, '').length - name.replace(/[^a-z]/g, '').length;
}

function Strongest_Extension(class_name, extensions) {
  const strongest = extensions.reduce((best, extension) =>
    strength(extension) > strength(best) ? extension : best);
  return `${class_name}.${strongest}`;
}

// wrong: takes the last of several strongest extensions
function strength(name) {
  return name.replace(/[^A-Z]/g, '').length - name.replace(/[^a-z]/g, '').length;
}

function Strongest_Extension(class_name, extensions) {
  const strongest = extensions.reduce((best, extension) =>
    strength(extension) >= strength(best) ? extension : best);
  return `${class_name}.${strongest}`;
}

// wrong: a digit is equal to its upper case, too
function strength(name) {
  return [...name].reduce((sum, char) => sum + (char === char.toUpperCase() ? 1 : -1), 0);
}

function Strongest_Extension(class_name, extensions) {
  const [strongest] = extensions.toSorted((a, b) => strength(b) - strength(a));
  return `${class_name}.${strongest}`;
}
