/** @import { StreamlitComponent } from "../src/contract" */

/**
 * Streamlit loads this file; the code itself comes from an address that holds its hash, so it is never stale.
 *
 * @param {StreamlitComponent<{ code: string }>} component
 */
export default async function load(component) {
  const code = new URL(component.data.code, document.baseURI).href;
  const { default: mount } = await import(code);
  return mount(component);
}
