// The data between Python and the browser: generated types, and those of which Python has no model.

export type * from "./generated/briefing-contract";
export type * from "./generated/component-contract";
export type * from "./generated/map-contract";

/** The argument that Streamlit hands to a component of its second kind. */
export interface StreamlitComponent<Data> {
  readonly data: Data;
  readonly parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** The answer of `/state`. */
export interface ServerStatus {
  readonly version: string;
  readonly digest: string;
}
