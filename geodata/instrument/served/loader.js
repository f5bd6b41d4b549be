import { enterFrame, showStandIn } from "./stand-in.js";

/** @import { InstrumentData, StreamlitComponent } from "../src/contract" */

/**
 * Streamlit loads this file; the code itself comes from an address that holds its hash, so it is never stale.
 * The server's picture is shown before it.
 *
 * @param {StreamlitComponent<InstrumentData>} component
 */
export default async function load(component) {
  await showStandIn(component);
  const code = new URL(component.data.code, document.baseURI).href;
  const { default: mount } = await import(code);
  const unmount = mount(component);
  enterFrame(component.parentElement);
  return unmount;
}
