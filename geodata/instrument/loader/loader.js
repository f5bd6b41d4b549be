// What Streamlit loads: the map itself comes from an address that holds its own hash, so it is never stale.
export default async function load(component) {
  const code = new URL(component.data.code, document.baseURI).href;
  const { default: mount } = await import(code);
  return mount(component);
}
