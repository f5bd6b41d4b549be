import { afterEach, beforeEach, expect, test, vi } from "vitest";
import mountChoiceKeys from "../../served/choice-keys.js";

const answered = vi.fn();
let root: HTMLElement;
let leave: () => void;

/** The list with the question of a name, as the server writes it anew after each answer. */
function ask(where: string, name: string): void {
  const host = document.querySelector(`#${where}`) as HTMLElement;
  host.innerHTML = `<div class="st-key-place-question-${where}"><input>${[1, 2, 0]
    .map(
      (at) =>
        `<div class="st-key-answer-${at}-${where}-${name}-en"><button id="${where}-${at}">${at}</button></div>`,
    )
    .join("")}</div>`;
  for (const each of host.querySelectorAll("button")) each.onclick = () => answered(each.id);
}
function mount(question: string | null): void {
  leave = mountChoiceKeys({ data: { question }, parentElement: root, setTriggerValue: () => {} });
}
function press(on: string, key: KeyboardEventInit): boolean {
  const target = document.querySelector(on) as HTMLElement;
  target.focus();
  return !target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key }));
}
const focused = () => document.activeElement?.id;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<button id="outside"></button><div id="list"></div><div id="form"></div><div id="host"></div>`;
  root = document.querySelector("#host") as HTMLElement;
  ask("list", "fairfield");
  mount("fairfield");
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  answered.mockReset();
});

test("a digit within the question chooses its answer, of either row of digits", () => {
  expect(press("#list-1", { code: "Digit2" })).toBe(true);
  expect(press("#list-1", { code: "Numpad0" })).toBe(true);
  expect(answered.mock.calls).toEqual([["list-2"], ["list-0"]]);
});

test("each question has its own answers", () => {
  ask("form", "fairfield");
  press("#form-1", { code: "Digit2" });
  expect(answered).toHaveBeenCalledExactlyOnceWith("form-2");
});

test.each([
  ["#outside", { code: "Digit1" }],
  ["#list input", { code: "Digit1" }],
  ["#list-1", { code: "Digit7" }],
  ["#list-1", { code: "KeyA" }],
  ["#list-1", { code: "Digit1", ctrlKey: true }],
  ["#list-1", { code: "Digit1", altKey: true }],
  ["#list-1", { code: "Digit1", metaKey: true }],
  ["#list-1", { code: "Digit1", shiftKey: true }],
  ["#list-1", { code: "Digit1", repeat: true }],
])("no answer by a key at %s: %o", (on, key) => {
  expect(press(on, key)).toBe(false);
  expect(answered).not.toHaveBeenCalled();
});

test("after an answer the focus goes to the next question, once it is there", () => {
  press("#list-1", { code: "Digit2" });
  (document.querySelector("#list") as HTMLElement).innerHTML = "";
  mount("springfield");
  vi.advanceTimersByTime(200);
  ask("list", "springfield");
  vi.advanceTimersByTime(200);
  expect(focused()).toBe("list-1");
});

test("the focus stays where nothing was answered in the list", () => {
  (document.querySelector("#outside") as HTMLElement).focus();
  mount("springfield");
  vi.runAllTimers();
  expect(focused()).toBe("outside");
  ask("form", "springfield");
  press("#form-1", { code: "Digit1" });
  mount("fairfield");
  vi.runAllTimers();
  expect(focused()).toBe("form-1");
});

test("an answer waits for its next question while the page is drawn again with the same one", () => {
  press("#list-1", { code: "Digit1" });
  mount("fairfield");
  (document.querySelector("#outside") as HTMLElement).focus();
  vi.runAllTimers();
  expect(focused()).toBe("outside");
  mount("springfield");
  vi.runAllTimers();
  expect(focused()).toBe("list-1");
});

test("no key is heard any more once it has left", () => {
  leave();
  press("#list-1", { code: "Digit1" });
  expect(answered).not.toHaveBeenCalled();
});
