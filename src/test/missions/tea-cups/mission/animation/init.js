requirejs(['ext_editor_1'], function (extIO) {
    new extIO({});
});
