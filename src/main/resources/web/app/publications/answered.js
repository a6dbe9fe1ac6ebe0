import { notice } from '../base/page.js';

/** Runs the action with the button disabled, and shows an error. */
export async function answered(button, message, action) {
  button.disabled = true;
  try {
    await action();
  } catch (problem) {
    message.replaceChildren(notice(problem.message));
  }
  button.disabled = false;
}
