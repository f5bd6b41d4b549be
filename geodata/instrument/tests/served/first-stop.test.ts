import { expect, test } from "vitest";
import mountFirstStop from "../../served/first-stop.js";

test("the scrolled part of a page is no stop of the keyboard, and what is in it stays one", () => {
  document.body.innerHTML = `<section data-testid="stMain" tabindex="0"><a href="#a">a</a><i id="host"></i></section>`;
  mountFirstStop({ parentElement: document.querySelector("#host") as HTMLElement });
  const stop = (name: string) => document.querySelector<HTMLElement>(name)?.tabIndex;
  expect([stop("section"), stop("a")]).toEqual([-1, 0]);
});
