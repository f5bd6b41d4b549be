// Streamlit makes the scrolled part of a page a stop of the keyboard, before everything in it. It has no name and does
// nothing, so it is taken out of the order: the link that skips is the first stop.

/** @import { StreamlitComponent } from "../src/contract" */

const SCROLLED = '[data-testid="stMain"]';

/**
 * Frees the page that holds the component, which draws nothing, from that stop. It can still take the focus.
 *
 * @param {Pick<StreamlitComponent<unknown>, "parentElement">} component
 */
export default function mountFirstStop({ parentElement }) {
  parentElement.ownerDocument.querySelector(SCROLLED)?.setAttribute("tabindex", "-1");
}
