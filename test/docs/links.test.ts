/** Every relative link of the documentation leads to a file that exists, and nothing in it is only true of one machine. */
import { describe, expect, it } from "vitest";
import { contentOf, exists, filesBelow, linksOf, resolveLink } from "./markdown.ts";

const pages = ["README.md", "CONTRIBUTING.md", ...filesBelow("docs", ".md")];

describe.each(pages)("%s", (page) => {
  const content = contentOf(page);

  it("links to files that exist", () => {
    const broken = linksOf(content)
      .filter((target) => !/^(?:https?:|mailto:|#)/u.test(target))
      .filter((target) => !exists(resolveLink(page, target)));
    expect(broken).toEqual([]);
  });

  it("opens with one heading of the first level", () => {
    const headings = content.replaceAll(/^```[\s\S]*?^```$/gmu, "").match(/^# .+$/gmu) ?? [];
    expect(headings).toHaveLength(1);
  });
});
