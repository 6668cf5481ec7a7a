// The style of the tools. They have a shadow root, so neither the site nor its theme changes them.

/** CSS for the shadow root. */
export const STYLE = `
:host{all:initial}
*{box-sizing:border-box;font:14px/1.45 system-ui,sans-serif}
.tools{position:fixed;inset:auto 0 0 0;z-index:2147483647;display:flex;flex-direction:column;max-height:70vh;color:#fff;background:#1c1c22;border-top:3px solid #b9b9c6}
.tools.errors{border-top-color:#ff8a8a}
.bar{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding:.35rem .75rem}
.bar p{margin:0}
.panel{overflow:auto;padding:.5rem .75rem;border-bottom:1px solid #6b6b78}
.panel[hidden]{display:none}
h2{margin:0 0 .5rem;font-weight:bold;font-size:16px}
h3{margin:.75rem 0 .25rem;font-weight:bold}
ul{margin:0;padding:0;list-style:none}
li{margin:0 0 .75rem}
pre{margin:.25rem 0;padding:.5rem;background:#000;font:13px/1.4 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
code{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
.level{display:inline-block;padding:0 .4em;border:1px solid currentColor;font-weight:bold}
.error .level{color:#ffb3b3}
.warning .level{color:#ffe08a}
button{padding:.2em .7em;border:1px solid #d5d5de;border-radius:3px;color:#fff;background:#33333d;cursor:pointer}
select{padding:.2em;border:1px solid #d5d5de;color:#fff;background:#33333d}
button:hover{background:#4a4a57}
:focus-visible{outline:3px solid #8ecbff;outline-offset:2px}
@media print{.tools{display:none}}
@media (forced-colors:active){.tools,button,select,.level{border:1px solid CanvasText}}
`;
