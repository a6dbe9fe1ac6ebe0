// Lets `cut` break the streams that are being read, as a lost connection does.
const read = ReadableStreamDefaultReader.prototype.read;
let broken = Promise.withResolvers();
ReadableStreamDefaultReader.prototype.read = function () {
  return Promise.race([read.call(this), broken.promise]);
};
window.cut = () => {
  broken.reject(new TypeError('network error'));
  broken = Promise.withResolvers();
};
