/** Colours of the syntax, from the window's tokens, so that they follow the theme by themselves. */
import { HighlightStyle } from '@codemirror/language';
import { tags } from '@lezer/highlight';

export const highlightStyle = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  {
    tag: [tags.definition(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: 'var(--code-definition)',
  },
  { tag: [tags.className, tags.definition(tags.className)], color: 'var(--code-definition)' },
  { tag: tags.meta, color: 'var(--code-keyword)' },
]);
