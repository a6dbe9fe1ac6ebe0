requirejs([], function () {});
