import { beforeEach, expect, test, vi } from "vitest";
import type { InstrumentData, StreamlitComponent } from "../src/contract";

interface Made {
  data: InstrumentData;
  send: (change: unknown) => void;
  roots: unknown[];
  enter: ReturnType<typeof vi.fn>;
  leave: ReturnType<typeof vi.fn>;
  update: ReturnType<typeof vi.fn>;
  dispose: ReturnType<typeof vi.fn>;
}
const made: Made[] = [];

vi.mock("../src/instrument", () => ({
  Instrument: class {
    enter = vi.fn();
    leave = vi.fn();
    update = vi.fn();
    dispose = vi.fn();
    roots: unknown[];
    constructor(
      root: unknown,
      readonly send: (change: unknown) => void,
      readonly data: InstrumentData,
    ) {
      this.roots = [root];
      made.push(this as never);
    }
  },
}));
const { default: mountMap } = await import("../src/map-component");

function component(brief: string, tools = true): StreamlitComponent<InstrumentData> {
  const data = { titles: `titles/${brief}.json`, options: { tools } } as InstrumentData;
  return { data, parentElement: document.createElement("div"), setTriggerValue: vi.fn() };
}

beforeEach(() => {
  made.length = 0;
});

test("a run updates the map of its place, and the last run's component takes its changes", () => {
  const [first, second] = [component("a"), component("a")];
  const again = { ...second, parentElement: first.parentElement };
  mountMap(first);
  mountMap(again);
  expect(made).toHaveLength(1);
  expect(made[0]?.update.mock.calls).toEqual([[again.data]]);
  expect(made[0]?.enter).not.toHaveBeenCalled();
  made[0]?.send("change");
  expect(again.setTriggerValue).toHaveBeenCalledWith("ask", "change");
  expect(first.setTriggerValue).not.toHaveBeenCalled();
});

test("a map whose place is taken away is parked, and stands in the next place of its brief", () => {
  const [first, second] = [component("b"), component("b")];
  mountMap(first)();
  expect(made[0]?.leave).toHaveBeenCalledOnce();
  expect(made[0]?.dispose).not.toHaveBeenCalled();
  mountMap(second);
  expect(made).toHaveLength(1);
  expect(made[0]?.enter.mock.calls).toEqual([[second.parentElement]]);
  expect(made[0]?.update.mock.calls).toEqual([[second.data]]);
  made[0]?.send("change");
  expect(second.setTriggerValue).toHaveBeenCalledWith("ask", "change");
  const away = mountMap(second);
  expect([made.length, made[0]?.enter.mock.calls.length]).toEqual([1, 1]);
  away();
  mountMap(second);
  expect([made.length, made[0]?.enter.mock.calls.length]).toEqual([1, 2]);
});

test.each([
  ["of another brief", component("d")],
  ["without tools, as in a frame of another site", component("c", false)],
])("a place %s gets a map of its own, and the parked one goes", (_, other) => {
  mountMap(component("c"))();
  mountMap(other);
  expect(made).toHaveLength(2);
  expect(made[0]?.dispose).toHaveBeenCalledOnce();
  expect(made[1]?.enter).not.toHaveBeenCalled();
});

test("one map is parked: an older one goes", () => {
  const [first, second] = [mountMap(component("e")), mountMap(component("f"))];
  first();
  second();
  expect(made.map((each) => each.dispose.mock.calls.length)).toEqual([1, 0]);
});
