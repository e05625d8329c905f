/** Drags the border of the side bar, so that the descriptions of the runs can be read. `x`: where to, in CSS pixels. */
export async function widenSideBar(look, x) {
  const box = await look.page.locator(".part.sidebar").boundingBox();
  const y = box.y + box.height - 20;
  await look.page.mouse.move(box.x + box.width + 1, y);
  await look.page.mouse.down();
  await look.page.mouse.move(x, y, { steps: 5 });
  await look.page.mouse.up();
}
