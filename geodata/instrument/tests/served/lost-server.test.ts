import { afterEach, expect, test, vi } from "vitest";
import mountLostServer from "../../served/lost-server.js";

const DIALOGUE = `<div data-testid="stDialog"><button aria-label="Close">×</button></div>`;
const closed = vi.fn();

function lose(state: string): void {
  document.body.innerHTML = `<main><div data-test-connection-state="${state}"><i id="host"></i></div></main>`;
}
/** Lays a dialogue over the page, as Streamlit does. */
async function lay(): Promise<void> {
  document.body.insertAdjacentHTML("beforeend", DIALOGUE);
  document.body.querySelector("button")?.addEventListener("click", closed);
  await new Promise((done) => setTimeout(done, 5));
}

afterEach(() => closed.mockReset());

test.each([
  ["PINGING_SERVER", 1],
  ["DISCONNECTED_FOREVER", 1],
  ["CONNECTED", 0],
])("with the connection %s a dialogue is closed %i times", async (state, times) => {
  lose(state);
  const leave = mountLostServer({ parentElement: document.querySelector("#host") as HTMLElement });
  await lay();
  expect(closed).toHaveBeenCalledTimes(times);
  leave();
});

test("a page that is left is watched no more", async () => {
  lose("PINGING_SERVER");
  mountLostServer({ parentElement: document.querySelector("#host") as HTMLElement })();
  await lay();
  expect(closed).not.toHaveBeenCalled();
});

test("a page that is mounted anew is watched once, and the dialogue is closed after it is open", async () => {
  lose("PINGING_SERVER");
  const component = { parentElement: document.querySelector("#host") as HTMLElement };
  mountLostServer(component);
  const leave = mountLostServer(component);
  const laid = lay();
  await Promise.resolve();
  expect(closed).not.toHaveBeenCalled();
  await laid;
  expect(closed).toHaveBeenCalledOnce();
  leave();
});

test("a closing that came too early is tried again until the dialogue is gone", async () => {
  vi.useFakeTimers();
  lose("PINGING_SERVER");
  const leave = mountLostServer({ parentElement: document.querySelector("#host") as HTMLElement });
  void lay();
  await vi.advanceTimersByTimeAsync(300);
  expect(closed).toHaveBeenCalledTimes(2);
  document.querySelector(`[data-testid="stDialog"]`)?.remove();
  await vi.advanceTimersByTimeAsync(2000);
  expect(closed).toHaveBeenCalledTimes(2);
  leave();
  vi.useRealTimers();
});
