const SCALE = [
  [3.7, 'A'],
  [3.3, 'A-'],
  [3.0, 'B+'],
  [2.7, 'B'],
  [2.3, 'B-'],
  [2.0, 'C+'],
  [1.7, 'C'],
  [1.3, 'C-'],
  [1.0, 'D+'],
  [0.7, 'D'],
  [0.0, 'D-'],
];

function letterGrade(gpa) {
  if (gpa === 4) {
    return 'A+';
  }
  const step = SCALE.find(([limit]) => gpa > limit);
  return step ? step[1] : 'E';
}

function numerical_letter_grade(grades) {
  return grades.map(letterGrade);
}

// wrong: destructuring undefined throws a TypeError for the grade 0
const SCALE = [
  [3.7, 'A'],
  [3.3, 'A-'],
  [3.0, 'B+'],
  [2.7, 'B'],
  [2.3, 'B-'],
  [2.0, 'C+'],
  [1.7, 'C'],
  [1.3, 'C-'],
  [1.0, 'D+'],
  [0.7, 'D'],
  [0.0, 'D-'],
];

function numerical_letter_grade(grades) {
  return grades.map((gpa) => {
    const [, letter] = gpa === 4 ? [4, 'A+'] : SCALE.find(([limit]) => gpa > limit);
    return letter;
  });
}

// wrong: takes the limits as included
const LIMITS = [4.0, 3.7, 3.3, 3.0, 2.7, 2.3, 2.0, 1.7, 1.3, 1.0, 0.7, 0.0];
const LETTERS = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-'];

function numerical_letter_grade(grades) {
  return grades.map((gpa) => LETTERS[LIMITS.findIndex((limit) => gpa >= limit)] ?? 'E');
}
