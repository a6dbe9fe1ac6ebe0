function file_name_check(file_name) {
  const isFormed = /^[A-Za-z][^.]*\.(?:txt|exe|dll)$/.test(file_name);
  const digits = file_name.match(/\d/g) ?? [];
  return isFormed && digits.length <= 3 ? 'Yes' : 'No';
}

// wrong: an unescaped dot in the regular expression stands for any character
function file_name_check(file_name) {
  const isFormed = /^[A-Za-z].*.(?:txt|exe|dll)$/.test(file_name);
  const digits = file_name.match(/\d/g) ?? [];
  return isFormed && digits.length <= 3 ? 'Yes' : 'No';
}

// wrong: returns a boolean in place of a string
function file_name_check(file_name) {
  const [name, extension, ...rest] = file_name.split('.');
  return rest.length === 0
    && ['txt', 'exe', 'dll'].includes(extension)
    && /^[a-z]/i.test(name)
    && name.replace(/\D/g, '').length <= 3;
}
