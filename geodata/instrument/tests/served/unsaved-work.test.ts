import { afterEach, beforeEach, expect, test, vi } from "vitest";
import mountUnsavedWork from "../../served/unsaved-work.js";

const sent = vi.fn();
let root: HTMLElement;
let leave: () => void;

function mount(unsaved: boolean): void {
  leave = mountUnsavedWork({ data: { unsaved }, parentElement: root, setTriggerValue: sent });
}
const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<div class="st-key-edited-slides"><div data-testid="stDownloadButton">
    <button id="edited">file</button></div></div>
    <div data-testid="stDownloadButton"><button id="picture">picture</button></div><div id="host"></div>`;
  root = document.querySelector("#host") as HTMLElement;
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  sent.mockReset();
});

test("the browser asks while there is unsaved work, and no more once it is given out", () => {
  mount(true);
  expect(asks()).toBe(true);
  mount(false);
  expect(asks()).toBe(false);
  mount(true);
  leave();
  expect(asks()).toBe(false);
});

test("a moment after the file was asked for, the server is asked whether it gave it out", () => {
  mount(true);
  document.querySelector<HTMLElement>("#picture")?.click();
  vi.runAllTimers();
  expect(sent).not.toHaveBeenCalled();
  document.querySelector<HTMLElement>("#edited")?.click();
  mount(true);
  expect(sent).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(sent).toHaveBeenCalledExactlyOnceWith("fetched", true);
});
