function heavier(left, right) {
}
