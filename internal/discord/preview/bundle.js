(()=>{var La=Object.create;var gs=Object.defineProperty;var qa=Object.getOwnPropertyDescriptor;var Fa=Object.getOwnPropertyNames;var Ua=Object.getPrototypeOf,Za=Object.prototype.hasOwnProperty;var ee=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};var Wa=(e,t,r,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of Fa(t))!Za.call(e,s)&&s!==r&&gs(e,s,{get:()=>t[s],enumerable:!(i=qa(t,s))||i.enumerable});return e};var Ga=(e,t,r)=>(r=e!=null?La(Ua(e)):{},Wa(t||!e||!e.__esModule?gs(r,"default",{value:e,enumerable:!0}):r,e));var ae=ee($r=>{"use strict";Object.defineProperty($r,"__esModule",{value:!0});var Qa=/\r\n?/g,Ka=/\t/g,Xa=/\f/g,ks=function(e){return e.replace(Qa,`
`).replace(Xa,"").replace(Ka,"    ")},Hs=function(e,t){var r=e||{};if(t!=null)for(var i in t)Object.prototype.hasOwnProperty.call(t,i)&&(r[i]=t[i]);return r},$s=function(e,t){var r=Object.keys(e).filter(function(a){var n=e[a];if(n==null||n.match==null)return!1;var v=n.order;return(typeof v!="number"||!isFinite(v))&&typeof console<"u"&&console.warn("simple-markdown: Invalid order for rule `"+a+"`: "+String(v)),!0});r.sort(function(a,n){var v=e[a],u=e[n],d=v.order,o=u.order;if(d!==o)return d-o;var _=v.quality?0:1,m=u.quality?0:1;return _!==m?_-m:a<n?-1:a>n?1:0});var i,s=function(a,n){var v=[];for(n=n||i,i=n;a;){var u=null,d=null,o=null,_=NaN,m=0,p=r[0],h=e[p];do{var c=h.order,f=n.prevCapture==null?"":n.prevCapture[0],M=h.match(a,n,f);if(M){var $=h.quality?h.quality(M,n,f):0;$<=_||(u=p,d=h,o=M,_=$)}m++,p=r[m],h=e[p]}while(h&&(!o||h.order===c&&h.quality));if(d==null||o==null)throw new Error("Could not find a matching rule for the below content. The rule with highest `order` should always match content provided to it. Check the definition of `match` for '"+r[r.length-1]+`'. It seems to not match the following source:
`+a);if(o.index)throw new Error("`match` must return a capture starting at index 0 (the current parse index). Did you forget a ^ at the start of the RegExp?");var V=d.parse(o,s,n);if(Array.isArray(V))Array.prototype.push.apply(v,V);else{if(V==null||typeof V!="object")throw new Error(`parse() function returned invalid parse result: '${V}'`);V.type==null&&(V.type=u),v.push(V)}n.prevCapture=o,a=a.substring(n.prevCapture[0].length)}return v},l=function(a,n){return i=Hs(n,t),!i.inline&&!i.disableAutoBlockNewlines&&(a=a+`

`),i.prevCapture=null,s(ks(a),i)};return l},ue=function(e){var t=function(r,i,s){return i.inline?e.exec(r):null};return t.regex=e,t},be=function(e){var t=function(r,i){return i.inline?null:e.exec(r)};return t.regex=e,t},Mr=function(e){var t=function(r,i){return e.exec(r)};return t.regex=e,t},Vn=typeof Symbol=="function"&&Symbol.for&&Symbol.for("react.element")||60103,oe=function(e,t,r,i){r=r||{},i=typeof i<"u"?i:!0;var s="";for(var l in r){var a=r[l];Object.prototype.hasOwnProperty.call(r,l)&&a&&(s+=" "+ht(l)+'="'+ht(a)+'"')}var n="<"+e+s+">";return i?n+t+"</"+e+">":n},kr=function(e){if(e==null)return null;try{var t=new URL(e,"https://localhost").protocol;if(t.indexOf("javascript:")===0||t.indexOf("vbscript:")===0||t.indexOf("data:")===0)return null}catch{return null}return e},Ya=/[<>&"']/g,Ja={"<":"&lt;",">":"&gt;","&":"&amp;",'"':"&quot;","'":"&#x27;","/":"&#x2F;","`":"&#96;"},ht=function(e){return String(e).replace(Ya,function(t){return Ja[t]})},eo=/\\([^0-9A-Za-z\s])/g,Hr=function(e){return e.replace(eo,"$1")},Ei=function(e,t,r){var i=r.inline||!1;r.inline=!0;var s=e(t,r);return r.inline=i,s},to=function(e,t,r){var i=r.inline||!1;r.inline=!1;var s=e(t+`

`,r);return r.inline=i,s},Hi=function(e,t,r){return{content:Ei(t,e[1],r)}},wr=function(){return{}},Ci="(?:[*+-]|\\d+\\.)",Ts="( *)("+Ci+") +",zs=new RegExp("^"+Ts),io=new RegExp(Ts+"[^\\n]*(?:\\n(?!\\1"+Ci+` )[^\\n]*)*(
|$)`,"gm"),Es=/\n{2,}$/,ro=/^ (?= *`)|(` *) $/g,so=Es,ys=/ *\n+$/,ao=new RegExp("^( *)("+Ci+`) [\\s\\S]+?(?:
{2,}(?! )(?!\\1`+Ci+` )\\n*|\\s*
*$)`),oo=/(?:^|\n)( *)$/,$i=(function(){var e=/^ *\| *| *\| *$/g,t=/ *$/,r=/^ *-+: *$/,i=/^ *:-+: *$/,s=/^ *:-+ *$/,l=function(d){return r.test(d)?"right":i.test(d)?"center":s.test(d)?"left":null},a=function(d,o,_,m){m&&(d=d.replace(e,""));var p=d.trim().split("|");return p.map(l)},n=function(d,o,_,m){var p=_.inTable;_.inTable=!0;var h=o(d.trim(),_);_.inTable=p;var c=[[]];return h.forEach(function(f,M){f.type==="tableSeparator"?(!m||M!==0&&M!==h.length-1)&&c.push([]):(f.type==="text"&&(h[M+1]==null||h[M+1].type==="tableSeparator")&&(f.content=f.content.replace(t,"")),c[c.length-1].push(f))}),c},v=function(d,o,_,m){var p=d.trim().split(`
`);return p.map(function(h){return n(h,o,_,m)})},u=function(d){return function(o,_,m){m.inline=!0;var p=n(o[1],_,m,d),h=a(o[2],_,m,d),c=v(o[3],_,m,d);return m.inline=!1,{type:"table",header:p,align:h,cells:c}}};return{parseTable:u(!0),parseNpTable:u(!1),TABLE_REGEX:/^ *(\|.+)\n *\|( *[-:]+[-| :]*)\n((?: *\|.*(?:\n|$))*)\n*/,NPTABLE_REGEX:/^ *(\S.*\|.*)\n *([-:]+ *\|[-| :]*)\n((?:.*\|.*(?:\n|$))*)\n*/}})(),Ti="(?:\\[[^\\]]*\\]|[^\\[\\]]|\\](?=[^\\[]*\\]))*",xs=`\\s*<?((?:\\([^)]*\\)|[^\\s\\\\]|\\\\.)*?)>?(?:\\s+['"]([\\s\\S]*?)['"])?\\s*`,lo=/mailto:/i,ws=function(e,t,r){var i=(e[2]||e[1]).replace(/\s+/g," ").toLowerCase();if(t._defs&&t._defs[i]){var s=t._defs[i];r.target=s.target,r.title=s.title}return t._refs=t._refs||{},t._refs[i]=t._refs[i]||[],t._refs[i].push(r),r},J=0,ji={Array:{html:function(e,t,r){for(var i="",s=0;s<e.length;s++){var l=e[s];if(l.type==="text")for(l={type:"text",content:l.content};s+1<e.length&&e[s+1].type==="text";s++)l.content+=e[s+1].content;i+=t(l,r)}return i}},heading:{order:J++,match:be(/^ *(#{1,6})([^\n]+?)#* *(?:\n *)+\n/),parse:function(e,t,r){return{level:e[1].length,content:Ei(t,e[2].trim(),r)}},html:function(e,t,r){return oe("h"+e.level,t(e.content,r))}},nptable:{order:J++,match:be($i.NPTABLE_REGEX),parse:$i.parseNpTable,html:null},lheading:{order:J++,match:be(/^([^\n]+)\n *(=|-){3,} *(?:\n *)+\n/),parse:function(e,t,r){return{type:"heading",level:e[2]==="="?1:2,content:Ei(t,e[1],r)}},html:null},hr:{order:J++,match:be(/^( *[-*_]){3,} *(?:\n *)+\n/),parse:wr,html:function(e,t,r){return'<hr aria-hidden="true">'}},codeBlock:{order:J++,match:be(/^(?:    [^\n]+\n*)+(?:\n *)+\n/),parse:function(e,t,r){var i=e[0].replace(/^    /gm,"").replace(/\n+$/,"");return{lang:void 0,content:i}},html:function(e,t,r){var i=e.lang?"markdown-code-"+e.lang:void 0,s=oe("code",ht(e.content),{class:i});return oe("pre",s)}},fence:{order:J++,match:be(/^ *(`{3,}|~{3,}) *(?:(\S+) *)?\n([\s\S]+?)\n?\1 *(?:\n *)+\n/),parse:function(e,t,r){return{type:"codeBlock",lang:e[2]||void 0,content:e[3]}},html:null},blockQuote:{order:J++,match:be(/^( *>[^\n]+(\n[^\n]+)*\n*)+\n{2,}/),parse:function(e,t,r){var i=e[0].replace(/^ *> ?/gm,"");return{content:t(i,r)}},html:function(e,t,r){return oe("blockquote",t(e.content,r))}},list:{order:J++,match:function(e,t){var r=t.prevCapture==null?"":t.prevCapture[0],i=oo.exec(r),s=t._list||!t.inline;return i&&s?(e=i[1]+e,ao.exec(e)):null},parse:function(e,t,r){var i=e[2],s=i.length>1,l=s?+i:void 0,a=e[0].replace(so,`
`).match(io),n=!1,v=a.map(function(u,d){var o=zs.exec(u),_=o?o[0].length:0,m=new RegExp("^ {1,"+_+"}","gm"),p=u.replace(m,"").replace(zs,""),h=d===a.length-1,c=p.indexOf(`

`)!==-1,f=c||h&&n;n=f;var M=r.inline,$=r._list;r._list=!0;var V;f?(r.inline=!1,V=p.replace(ys,`

`)):(r.inline=!0,V=p.replace(ys,""));var x=t(V,r);return r.inline=M,r._list=$,x});return{ordered:s,start:l,items:v}},html:function(e,t,r){var i=e.items.map(function(a){return oe("li",t(a,r))}).join(""),s=e.ordered?"ol":"ul",l={start:e.start};return oe(s,i,l)}},def:{order:J++,match:be(/^ *\[([^\]]+)\]: *<?([^\s>]*)>?(?: +["(]([^\n]+)[")])? *\n(?: *\n)*/),parse:function(e,t,r){var i=e[1].replace(/\s+/g," ").toLowerCase(),s=e[2],l=e[3];return r._refs&&r._refs[i]&&r._refs[i].forEach(function(a){a.target=s,a.title=l}),r._defs=r._defs||{},r._defs[i]={target:s,title:l},{def:i,target:s,title:l}},html:function(){return""}},table:{order:J++,match:be($i.TABLE_REGEX),parse:$i.parseTable,html:function(e,t,r){var i=function(v){return e.align[v]==null?"":"text-align:"+e.align[v]+";"},s=e.header.map(function(v,u){return oe("th",t(v,r),{style:i(u),scope:"col"})}).join(""),l=e.cells.map(function(v){var u=v.map(function(d,o){return oe("td",t(d,r),{style:i(o)})}).join("");return oe("tr",u)}).join(""),a=oe("thead",oe("tr",s)),n=oe("tbody",l);return oe("table",a+n)}},newline:{order:J++,match:be(/^(?:\n *)*\n/),parse:wr,html:function(e,t,r){return`
`}},paragraph:{order:J++,match:be(/^((?:[^\n]|\n(?! *\n))+)(?:\n *)+\n/),parse:Hi,html:function(e,t,r){var i={class:"paragraph"};return oe("div",t(e.content,r),i)}},escape:{order:J++,match:ue(/^\\([^0-9A-Za-z\s])/),parse:function(e,t,r){return{type:"text",content:e[1]}},html:null},tableSeparator:{order:J++,match:function(e,t){return t.inTable?/^ *\| */.exec(e):null},parse:function(){return{type:"tableSeparator"}},html:function(){return" &vert; "}},autolink:{order:J++,match:ue(/^<([^: >]+:\/[^ >]+)>/),parse:function(e,t,r){return{type:"link",content:[{type:"text",content:e[1]}],target:e[1]}},html:null},mailto:{order:J++,match:ue(/^<([^ >]+@[^ >]+)>/),parse:function(e,t,r){var i=e[1],s=e[1];return lo.test(s)||(s="mailto:"+s),{type:"link",content:[{type:"text",content:i}],target:s}},html:null},url:{order:J++,match:ue(/^(https?:\/\/[^\s<]+[^<.,:;"')\]\s])/),parse:function(e,t,r){return{type:"link",content:[{type:"text",content:e[1]}],target:e[1],title:void 0}},html:null},link:{order:J++,match:ue(new RegExp("^\\[("+Ti+")\\]\\("+xs+"\\)")),parse:function(e,t,r){var i={content:t(e[1],r),target:Hr(e[2]),title:e[3]};return i},html:function(e,t,r){var i={href:kr(e.target),title:e.title};return oe("a",t(e.content,r),i)}},image:{order:J++,match:ue(new RegExp("^!\\[("+Ti+")\\]\\("+xs+"\\)")),parse:function(e,t,r){var i={alt:e[1],target:Hr(e[2]),title:e[3]};return i},html:function(e,t,r){var i={src:kr(e.target),alt:e.alt,title:e.title};return oe("img","",i,!1)}},reflink:{order:J++,match:ue(new RegExp("^\\[("+Ti+")\\]\\s*\\[([^\\]]*)\\]")),parse:function(e,t,r){return ws(e,r,{type:"link",content:t(e[1],r)})},html:null},refimage:{order:J++,match:ue(new RegExp("^!\\[("+Ti+")\\]\\s*\\[([^\\]]*)\\]")),parse:function(e,t,r){return ws(e,r,{type:"image",alt:e[1]})},html:null},em:{order:J,match:ue(new RegExp("^\\b_((?:__|\\\\[\\s\\S]|[^\\\\_])+?)_\\b|^\\*(?=\\S)((?:\\*\\*|\\\\[\\s\\S]|\\s+(?:\\\\[\\s\\S]|[^\\s\\*\\\\]|\\*\\*)|[^\\s\\*\\\\])+?)\\*(?!\\*)")),quality:function(e){return e[0].length+.2},parse:function(e,t,r){return{content:t(e[2]||e[1],r)}},html:function(e,t,r){return oe("em",t(e.content,r))}},strong:{order:J,match:ue(/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/),quality:function(e){return e[0].length+.1},parse:Hi,html:function(e,t,r){return oe("strong",t(e.content,r))}},u:{order:J++,match:ue(/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/),quality:function(e){return e[0].length},parse:Hi,html:function(e,t,r){return oe("u",t(e.content,r))}},del:{order:J++,match:ue(/^~~(?=\S)((?:\\[\s\S]|~(?!~)|[^\s~\\]|\s(?!~~))+?)~~/),parse:Hi,html:function(e,t,r){return oe("del",t(e.content,r))}},inlineCode:{order:J++,match:ue(/^(`+)([\s\S]*?[^`])\1(?!`)/),parse:function(e,t,r){return{content:e[2].replace(ro,"$1")}},html:function(e,t,r){return oe("code",ht(e.content))}},br:{order:J++,match:Mr(/^ {2,}\n/),parse:wr,html:function(e,t,r){return"<br>"}},text:{order:J++,match:Mr(/^[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n\n| {2,}\n|\w+:\S|$)/),parse:function(e,t,r){return{content:e[0]}},html:function(e,t,r){return ht(e.content)}}},no=function(e,t){!t&&typeof console<"u"&&console.warn("simple-markdown ruleOutput should take 'react' or 'html' as the second argument.");var r=function(i,s,l){return e[i.type][t](i,s,l)};return r},co=function(e){var t=function(r,i){return i=i||{},Array.isArray(r)?r.map(function(s){return t(s,i)}).join(""):e(r,t,i)};return t},Cs=function(e,t,r={}){if(!t)throw new Error("simple-markdown: outputFor: `property` must be defined. if you just upgraded, you probably need to replace `outputFor` with `reactFor`");var i,s=e.Array||ji.Array,l=s[t];if(!l)throw new Error("simple-markdown: outputFor: to join nodes of type `"+t+"` you must provide an `Array:` joiner rule with that type, Please see the docs for details on specifying an Array rule.");var a=l,n=function(u,d){return d=d||i,i=d,Array.isArray(u)?a(u,n,d):e[u.type][t](u,n,d)},v=function(u,d){return i=Hs(d,r),n(u,i)};return v},Si=$s(ji),js=function(e,t){return t=t||{},t.inline=!1,Si(e,t)},ho=function(e,t){return t=t||{},t.inline=!0,Si(e,t)},Ms=function(e,t){var r=Es.test(e);return t=t||{},t.inline=!r,Si(e,t)},Ss=Cs(ji,"html"),uo=function(e,t){return Ss(js(e,t),t)},fo={defaultRules:ji,parserFor:$s,outputFor:Cs,inlineRegex:ue,blockRegex:be,anyScopeRegex:Mr,parseInline:Ei,parseBlock:to,markdownToHtml:uo,defaultBlockParse:js,defaultInlineParse:ho,defaultImplicitParse:Ms,defaultHtmlOutput:Ss,preprocess:ks,sanitizeText:ht,sanitizeUrl:kr,unescapeUrl:Hr,htmlTag:oe,defaultRawParse:Si,ruleOutput:no,htmlFor:co,defaultParse:function(...e){return typeof console<"u"&&console.warn("defaultParse is deprecated, please use `defaultImplicitParse`"),Ms.apply(null,e)},defaultOutput:function(...e){return typeof console<"u"&&console.warn("defaultOutput is deprecated, please use `defaultReactOutput`"),defaultReactOutput.apply(null,e)}};$r.default=fo});var ne=ee(Q=>{"use strict";Object.defineProperty(Q,"__esModule",{value:!0});Q.GuildNavigationRegex=Q.SlashCommandRegex=Q.SubtextRegex=Q.HeadingRegex=Q.TimestampRegex=Q.TextRegex=Q.StrikeThroughRegex=Q.SpoilerRegex=Q.EmoticonRegex=Q.CodeBlockRegex=Q.BlockQuoteRegex=Q.HereRegex=Q.EveryoneRegex=Q.UserMentionRegex=Q.RoleMentionRegex=Q.EmojiRegex=Q.ChannelMentionRegex=void 0;Q.ChannelMentionRegex=/^<#(\d{17,20})>/;Q.EmojiRegex=/^<(a)?:(\w{2,32}):(\d{17,21})>/;Q.RoleMentionRegex=/^<@&(\d{17,20})>/;Q.UserMentionRegex=/^<@!?(\d{17,20})>/;Q.EveryoneRegex=/^@everyone/;Q.HereRegex=/^@here/;Q.BlockQuoteRegex=/^( *>>> ([\s\S]*))|^( *> [^\n]*(\n *> [^\n]*)*\n?)/;Q.CodeBlockRegex=/^```(([a-z0-9_+\-.#]+?)\n+)?\n*([^]+?)\n*```/i;Q.EmoticonRegex=/^(¯\\_\(ツ\)_\/¯)/;Q.SpoilerRegex=/^\|\|([\s\S]+?)\|\|/;Q.StrikeThroughRegex=/^~~([\s\S]+?)~~(?!_)/;Q.TextRegex=/^[\s\S]+?(?=[^0-9A-Za-z\s]|\n\n|\n|\w+:\S|$)/;Q.TimestampRegex=/^<t:(-?\d+)(?::(R|t|T|d|D|f|F))?>/;Q.HeadingRegex=/^(#{1,3}) +([^\n]+?)(\n|$)/;Q.SubtextRegex=/^-# +([^\n]+?)(\n|$)/;Q.SlashCommandRegex=/^<\/([-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}(?: [-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}){0,2})?:(\d{17,21})>/u;Q.GuildNavigationRegex=/^<(\d{17,20}):(?:(customize|browse|guide)|(linked-roles)(:\d{17,20})?)>/});var As=ee(ut=>{"use strict";var mo=ut&&ut.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(ut,"__esModule",{value:!0});ut.guildNavigation=void 0;var po=mo(ae()),vo=ne();ut.guildNavigation={order:po.default.defaultRules.strong.order,match:e=>vo.GuildNavigationRegex.exec(e),parse:function(e){var t,r,i;let s=(t=e[2])!==null&&t!==void 0?t:e[3];if(s==="linked-roles"){let l=(i=(r=e[4])===null||r===void 0?void 0:r.slice(1))!==null&&i!==void 0?i:null;return{id:e[1],navigation:s,roleId:l}}else return{id:e[1],navigation:s}}}});var Ds=ee(ft=>{"use strict";var go=ft&&ft.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(ft,"__esModule",{value:!0});ft.slashCommand=void 0;var _o=go(ae()),bo=ne();ft.slashCommand={order:_o.default.defaultRules.strong.order,match:e=>bo.SlashCommandRegex.exec(e),parse:function(e){let t=e[1].split(" "),r={fullName:e[1],name:t[0],subcommand:null,subcommandGroup:null,id:e[2]};return t.length==2&&(r.subcommand=t[1]),t.length===3&&(r.subcommandGroup=t[1],r.subcommand=t[2]),r}}});var Os=ee(mt=>{"use strict";var zo=mt&&mt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(mt,"__esModule",{value:!0});mt.everyone=void 0;var yo=zo(ae()),xo=ne();mt.everyone={order:yo.default.defaultRules.strong.order,match:e=>xo.EveryoneRegex.exec(e),parse:function(){return{}}}});var Vs=ee(Ai=>{"use strict";Object.defineProperty(Ai,"__esModule",{value:!0});Ai.TwemojiRegex=void 0;Ai.TwemojiRegex=/^((?:\ud83d\udc68\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83e\uddd1\ud83c[\udffc-\udfff]|\ud83e\uddd1\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83e\uddd1\ud83c[\udffb\udffd-\udfff]|\ud83e\uddd1\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83e\uddd1\ud83c[\udffb\udffc\udffe\udfff]|\ud83e\uddd1\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83e\uddd1\ud83c[\udffb-\udffd\udfff]|\ud83e\uddd1\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83e\uddd1\ud83c[\udffb-\udffe]|\ud83d\udc68\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffb\u200d\ud83d\udc30\u200d\ud83d\udc68\ud83c[\udffc-\udfff]|\ud83d\udc68\ud83c\udffb\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffc-\udfff]|\ud83d\udc68\ud83c\udffb\u200d\ud83e\udeef\u200d\ud83d\udc68\ud83c[\udffc-\udfff]|\ud83d\udc68\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffc\u200d\ud83d\udc30\u200d\ud83d\udc68\ud83c[\udffb\udffd-\udfff]|\ud83d\udc68\ud83c\udffc\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb\udffd-\udfff]|\ud83d\udc68\ud83c\udffc\u200d\ud83e\udeef\u200d\ud83d\udc68\ud83c[\udffb\udffd-\udfff]|\ud83d\udc68\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffd\u200d\ud83d\udc30\u200d\ud83d\udc68\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc68\ud83c\udffd\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc68\ud83c\udffd\u200d\ud83e\udeef\u200d\ud83d\udc68\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc68\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udffe\u200d\ud83d\udc30\u200d\ud83d\udc68\ud83c[\udffb-\udffd\udfff]|\ud83d\udc68\ud83c\udffe\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb-\udffd\udfff]|\ud83d\udc68\ud83c\udffe\u200d\ud83e\udeef\u200d\ud83d\udc68\ud83c[\udffb-\udffd\udfff]|\ud83d\udc68\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc68\ud83c\udfff\u200d\ud83d\udc30\u200d\ud83d\udc68\ud83c[\udffb-\udffe]|\ud83d\udc68\ud83c\udfff\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb-\udffe]|\ud83d\udc68\ud83c\udfff\u200d\ud83e\udeef\u200d\ud83d\udc68\ud83c[\udffb-\udffe]|\ud83d\udc69\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\ud83d\udc30\u200d\ud83d\udc69\ud83c[\udffc-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffc-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\ud83e\udd1d\u200d\ud83d\udc69\ud83c[\udffc-\udfff]|\ud83d\udc69\ud83c\udffb\u200d\ud83e\udeef\u200d\ud83d\udc69\ud83c[\udffc-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\ud83d\udc30\u200d\ud83d\udc69\ud83c[\udffb\udffd-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb\udffd-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\ud83e\udd1d\u200d\ud83d\udc69\ud83c[\udffb\udffd-\udfff]|\ud83d\udc69\ud83c\udffc\u200d\ud83e\udeef\u200d\ud83d\udc69\ud83c[\udffb\udffd-\udfff]|\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffd\u200d\ud83d\udc30\u200d\ud83d\udc69\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc69\ud83c\udffd\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc69\ud83c\udffd\u200d\ud83e\udd1d\u200d\ud83d\udc69\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc69\ud83c\udffd\u200d\ud83e\udeef\u200d\ud83d\udc69\ud83c[\udffb\udffc\udffe\udfff]|\ud83d\udc69\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udffe\u200d\ud83d\udc30\u200d\ud83d\udc69\ud83c[\udffb-\udffd\udfff]|\ud83d\udc69\ud83c\udffe\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb-\udffd\udfff]|\ud83d\udc69\ud83c\udffe\u200d\ud83e\udd1d\u200d\ud83d\udc69\ud83c[\udffb-\udffd\udfff]|\ud83d\udc69\ud83c\udffe\u200d\ud83e\udeef\u200d\ud83d\udc69\ud83c[\udffb-\udffd\udfff]|\ud83d\udc69\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc68\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83d\udc69\ud83c[\udffb-\udfff]|\ud83d\udc69\ud83c\udfff\u200d\ud83d\udc30\u200d\ud83d\udc69\ud83c[\udffb-\udffe]|\ud83d\udc69\ud83c\udfff\u200d\ud83e\udd1d\u200d\ud83d\udc68\ud83c[\udffb-\udffe]|\ud83d\udc69\ud83c\udfff\u200d\ud83e\udd1d\u200d\ud83d\udc69\ud83c[\udffb-\udffe]|\ud83d\udc69\ud83c\udfff\u200d\ud83e\udeef\u200d\ud83d\udc69\ud83c[\udffb-\udffe]|\ud83e\uddd1\ud83c\udffb\u200d\u2764\ufe0f\u200d\ud83e\uddd1\ud83c[\udffc-\udfff]|\ud83e\uddd1\ud83c\udffb\u200d\ud83d\udc30\u200d\ud83e\uddd1\ud83c[\udffc-\udfff]|\ud83e\uddd1\ud83c\udffb\u200d\ud83e\udd1d\u200d\ud83e\uddd1\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udffb\u200d\ud83e\udeef\u200d\ud83e\uddd1\ud83c[\udffc-\udfff]|\ud83e\uddd1\ud83c\udffc\u200d\u2764\ufe0f\u200d\ud83e\uddd1\ud83c[\udffb\udffd-\udfff]|\ud83e\uddd1\ud83c\udffc\u200d\ud83d\udc30\u200d\ud83e\uddd1\ud83c[\udffb\udffd-\udfff]|\ud83e\uddd1\ud83c\udffc\u200d\ud83e\udd1d\u200d\ud83e\uddd1\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udffc\u200d\ud83e\udeef\u200d\ud83e\uddd1\ud83c[\udffb\udffd-\udfff]|\ud83e\uddd1\ud83c\udffd\u200d\u2764\ufe0f\u200d\ud83e\uddd1\ud83c[\udffb\udffc\udffe\udfff]|\ud83e\uddd1\ud83c\udffd\u200d\ud83d\udc30\u200d\ud83e\uddd1\ud83c[\udffb\udffc\udffe\udfff]|\ud83e\uddd1\ud83c\udffd\u200d\ud83e\udd1d\u200d\ud83e\uddd1\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udffd\u200d\ud83e\udeef\u200d\ud83e\uddd1\ud83c[\udffb\udffc\udffe\udfff]|\ud83e\uddd1\ud83c\udffe\u200d\u2764\ufe0f\u200d\ud83e\uddd1\ud83c[\udffb-\udffd\udfff]|\ud83e\uddd1\ud83c\udffe\u200d\ud83d\udc30\u200d\ud83e\uddd1\ud83c[\udffb-\udffd\udfff]|\ud83e\uddd1\ud83c\udffe\u200d\ud83e\udd1d\u200d\ud83e\uddd1\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udffe\u200d\ud83e\udeef\u200d\ud83e\uddd1\ud83c[\udffb-\udffd\udfff]|\ud83e\uddd1\ud83c\udfff\u200d\u2764\ufe0f\u200d\ud83e\uddd1\ud83c[\udffb-\udffe]|\ud83e\uddd1\ud83c\udfff\u200d\ud83d\udc30\u200d\ud83e\uddd1\ud83c[\udffb-\udffe]|\ud83e\uddd1\ud83c\udfff\u200d\ud83e\udd1d\u200d\ud83e\uddd1\ud83c[\udffb-\udfff]|\ud83e\uddd1\ud83c\udfff\u200d\ud83e\udeef\u200d\ud83e\uddd1\ud83c[\udffb-\udffe]|\ud83d\udc68\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d\udc68|\ud83d\udc69\u200d\u2764\ufe0f\u200d\ud83d\udc8b\u200d\ud83d[\udc68\udc69]|\ud83e\udef1\ud83c\udffb\u200d\ud83e\udef2\ud83c[\udffc-\udfff]|\ud83e\udef1\ud83c\udffc\u200d\ud83e\udef2\ud83c[\udffb\udffd-\udfff]|\ud83e\udef1\ud83c\udffd\u200d\ud83e\udef2\ud83c[\udffb\udffc\udffe\udfff]|\ud83e\udef1\ud83c\udffe\u200d\ud83e\udef2\ud83c[\udffb-\udffd\udfff]|\ud83e\udef1\ud83c\udfff\u200d\ud83e\udef2\ud83c[\udffb-\udffe]|\ud83d\udc68\u200d\u2764\ufe0f\u200d\ud83d\udc68|\ud83d\udc69\u200d\u2764\ufe0f\u200d\ud83d[\udc68\udc69]|\ud83e\uddd1\u200d\ud83e\udd1d\u200d\ud83e\uddd1|\ud83d\udc6f\ud83c\udffb\u200d\u2640\ufe0f|\ud83d\udc6f\ud83c\udffb\u200d\u2642\ufe0f|\ud83d\udc6f\ud83c\udffc\u200d\u2640\ufe0f|\ud83d\udc6f\ud83c\udffc\u200d\u2642\ufe0f|\ud83d\udc6f\ud83c\udffd\u200d\u2640\ufe0f|\ud83d\udc6f\ud83c\udffd\u200d\u2642\ufe0f|\ud83d\udc6f\ud83c\udffe\u200d\u2640\ufe0f|\ud83d\udc6f\ud83c\udffe\u200d\u2642\ufe0f|\ud83d\udc6f\ud83c\udfff\u200d\u2640\ufe0f|\ud83d\udc6f\ud83c\udfff\u200d\u2642\ufe0f|\ud83e\udd3c\ud83c\udffb\u200d\u2640\ufe0f|\ud83e\udd3c\ud83c\udffb\u200d\u2642\ufe0f|\ud83e\udd3c\ud83c\udffc\u200d\u2640\ufe0f|\ud83e\udd3c\ud83c\udffc\u200d\u2642\ufe0f|\ud83e\udd3c\ud83c\udffd\u200d\u2640\ufe0f|\ud83e\udd3c\ud83c\udffd\u200d\u2642\ufe0f|\ud83e\udd3c\ud83c\udffe\u200d\u2640\ufe0f|\ud83e\udd3c\ud83c\udffe\u200d\u2642\ufe0f|\ud83e\udd3c\ud83c\udfff\u200d\u2640\ufe0f|\ud83e\udd3c\ud83c\udfff\u200d\u2642\ufe0f|\ud83d\udc6f\u200d\u2640\ufe0f|\ud83d\udc6f\u200d\u2642\ufe0f|\ud83e\udd3c\u200d\u2640\ufe0f|\ud83e\udd3c\u200d\u2642\ufe0f|\ud83d\udc6b\ud83c[\udffb-\udfff]|\ud83d\udc6c\ud83c[\udffb-\udfff]|\ud83d\udc6d\ud83c[\udffb-\udfff]|\ud83d\udc6f\ud83c[\udffb-\udfff]|\ud83d\udc8f\ud83c[\udffb-\udfff]|\ud83d\udc91\ud83c[\udffb-\udfff]|\ud83e\udd1d\ud83c[\udffb-\udfff]|\ud83e\udd3c\ud83c[\udffb-\udfff]|\ud83d[\udc6b-\udc6d\udc6f\udc8f\udc91]|\ud83e[\udd1d\udd3c])|(?:\ud83d[\udc68\udc69]|\ud83e\uddd1)(?:\ud83c[\udffb-\udfff])?\u200d(?:\u2695\ufe0f|\u2696\ufe0f|\u2708\ufe0f|\ud83c[\udf3e\udf73\udf7c\udf84\udf93\udfa4\udfa8\udfeb\udfed]|\ud83d[\udcbb\udcbc\udd27\udd2c\ude80\ude92]|\ud83e[\uddaf-\uddb3\uddbc\uddbd\ude70])(?:\u200d\u27a1\ufe0f)?|(?:\ud83c[\udfcb\udfcc]|\ud83d[\udd74\udd75]|\u26f9)((?:\ud83c[\udffb-\udfff]|\ufe0f)\u200d[\u2640\u2642]\ufe0f(?:\u200d\u27a1\ufe0f)?)|(?:\ud83c[\udfc3\udfc4\udfca]|\ud83d[\udc6e\udc70\udc71\udc73\udc77\udc81\udc82\udc86\udc87\ude45-\ude47\ude4b\ude4d\ude4e\udea3\udeb4-\udeb6]|\ud83e[\udd26\udd35\udd37-\udd39\udd3d\udd3e\uddb8\uddb9\uddcd-\uddcf\uddd4\uddd6-\udddd])(?:\ud83c[\udffb-\udfff])?\u200d[\u2640\u2642]\ufe0f(?:\u200d\u27a1\ufe0f)?|(?:\ud83d\udc68\u200d\ud83d\udc68\u200d\ud83d\udc66\u200d\ud83d\udc66|\ud83d\udc68\u200d\ud83d\udc68\u200d\ud83d\udc67\u200d\ud83d[\udc66\udc67]|\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc66\u200d\ud83d\udc66|\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d[\udc66\udc67]|\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc66\u200d\ud83d\udc66|\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d[\udc66\udc67]|\ud83e\uddd1\u200d\ud83e\uddd1\u200d\ud83e\uddd2\u200d\ud83e\uddd2|\ud83d\udc68\u200d\ud83d\udc66\u200d\ud83d\udc66|\ud83d\udc68\u200d\ud83d\udc67\u200d\ud83d[\udc66\udc67]|\ud83d\udc68\u200d\ud83d\udc68\u200d\ud83d[\udc66\udc67]|\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d[\udc66\udc67]|\ud83d\udc69\u200d\ud83d\udc66\u200d\ud83d\udc66|\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d[\udc66\udc67]|\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d[\udc66\udc67]|\ud83e\uddd1\u200d\ud83e\uddd1\u200d\ud83e\uddd2|\ud83e\uddd1\u200d\ud83e\uddd2\u200d\ud83e\uddd2|\ud83c\udff3\ufe0f\u200d\u26a7\ufe0f|\ud83c\udff3\ufe0f\u200d\ud83c\udf08|\ud83d\ude36\u200d\ud83c\udf2b\ufe0f|\u26d3\ufe0f\u200d\ud83d\udca5|\u2764\ufe0f\u200d\ud83d\udd25|\u2764\ufe0f\u200d\ud83e\ude79|\ud83c\udf44\u200d\ud83d\udfeb|\ud83c\udf4b\u200d\ud83d\udfe9|\ud83c\udff4\u200d\u2620\ufe0f|\ud83d\udc15\u200d\ud83e\uddba|\ud83d\udc26\u200d\ud83d\udd25|\ud83d\udc3b\u200d\u2744\ufe0f|\ud83d\udc41\u200d\ud83d\udde8|\ud83d\udc68\u200d\ud83d[\udc66\udc67]|\ud83d\udc69\u200d\ud83d[\udc66\udc67]|\ud83d\ude2e\u200d\ud83d\udca8|\ud83d\ude35\u200d\ud83d\udcab|\ud83d\ude42\u200d\u2194\ufe0f|\ud83d\ude42\u200d\u2195\ufe0f|\ud83e\uddd1\u200d\ud83e\uddd2|\ud83e\uddde\u200d\u2640\ufe0f|\ud83e\uddde\u200d\u2642\ufe0f|\ud83e\udddf\u200d\u2640\ufe0f|\ud83e\udddf\u200d\u2642\ufe0f|\ud83d\udc08\u200d\u2b1b|\ud83d\udc26\u200d\u2b1b)|[#*0-9]\ufe0f?\u20e3|(?:[©®\u2122\u265f]\ufe0f)|(?:\ud83c[\udc04\udd70\udd71\udd7e\udd7f\ude02\ude1a\ude2f\ude37\udf21\udf24-\udf2c\udf36\udf7d\udf96\udf97\udf99-\udf9b\udf9e\udf9f\udfcd\udfce\udfd4-\udfdf\udff3\udff5\udff7]|\ud83d[\udc3f\udc41\udcfd\udd49\udd4a\udd6f\udd70\udd73\udd76-\udd79\udd87\udd8a-\udd8d\udda5\udda8\uddb1\uddb2\uddbc\uddc2-\uddc4\uddd1-\uddd3\udddc-\uddde\udde1\udde3\udde8\uddef\uddf3\uddfa\udecb\udecd-\udecf\udee0-\udee5\udee9\udef0\udef3]|[\u203c\u2049\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23ed-\u23ef\u23f1\u23f2\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u2660\u2663\u2665\u2666\u2668\u267b\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f8\u26fa\u26fd\u2702\u2708\u2709\u270f\u2712\u2714\u2716\u271d\u2721\u2733\u2734\u2744\u2747\u2757\u2763\u2764\u27a1\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299])(?:\ufe0f|(?!\ufe0e))|(?:(?:\ud83c[\udfcb\udfcc]|\ud83d[\udd74\udd75\udd90]|\ud83e\udef0|[\u261d\u26f7\u26f9\u270c\u270d])(?:\ufe0f|(?!\ufe0e))|(?:\ud83c\udfc3|\ud83d\udeb6|\ud83e\uddce)(?:\ud83c[\udffb-\udfff])?(?:\u200d\u27a1\ufe0f)?|(?:\ud83c[\udf85\udfc2\udfc4\udfc7\udfca]|\ud83d[\udc42\udc43\udc46-\udc50\udc66-\udc69\udc6e\udc70-\udc78\udc7c\udc81-\udc83\udc85-\udc87\udcaa\udd7a\udd95\udd96\ude45-\ude47\ude4b-\ude4f\udea3\udeb4\udeb5\udec0\udecc]|\ud83e[\udd0c\udd0f\udd18-\udd1c\udd1e\udd1f\udd26\udd30-\udd39\udd3d\udd3e\udd77\uddb5\uddb6\uddb8\uddb9\uddbb\uddcd\uddcf\uddd1-\udddd\udec3-\udec5\udef1-\udef8]|[\u270a\u270b]))(?:\ud83c[\udffb-\udfff])?|(?:\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f|\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f|\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f|\ud83c\udde6\ud83c[\udde8-\uddec\uddee\uddf1\uddf2\uddf4\uddf6-\uddfa\uddfc\uddfd\uddff]|\ud83c\udde7\ud83c[\udde6\udde7\udde9-\uddef\uddf1-\uddf4\uddf6-\uddf9\uddfb\uddfc\uddfe\uddff]|\ud83c\udde8\ud83c[\udde6\udde8\udde9\uddeb-\uddee\uddf0-\uddf7\uddfa-\uddff]|\ud83c\udde9\ud83c[\uddea\uddec\uddef\uddf0\uddf2\uddf4\uddff]|\ud83c\uddea\ud83c[\udde6\udde8\uddea\uddec\udded\uddf7-\uddfa]|\ud83c\uddeb\ud83c[\uddee-\uddf0\uddf2\uddf4\uddf7]|\ud83c\uddec\ud83c[\udde6\udde7\udde9-\uddee\uddf1-\uddf3\uddf5-\uddfa\uddfc\uddfe]|\ud83c\udded\ud83c[\uddf0\uddf2\uddf3\uddf7\uddf9\uddfa]|\ud83c\uddee\ud83c[\udde8-\uddea\uddf1-\uddf4\uddf6-\uddf9]|\ud83c\uddef\ud83c[\uddea\uddf2\uddf4\uddf5]|\ud83c\uddf0\ud83c[\uddea\uddec-\uddee\uddf2\uddf3\uddf5\uddf7\uddfc\uddfe\uddff]|\ud83c\uddf1\ud83c[\udde6-\udde8\uddee\uddf0\uddf7-\uddfb\uddfe]|\ud83c\uddf2\ud83c[\udde6\udde8-\udded\uddf0-\uddff]|\ud83c\uddf3\ud83c[\udde6\udde8\uddea-\uddec\uddee\uddf1\uddf4\uddf5\uddf7\uddfa\uddff]|\ud83c\uddf4\ud83c\uddf2|\ud83c\uddf5\ud83c[\udde6\uddea-\udded\uddf0-\uddf3\uddf7-\uddf9\uddfc\uddfe]|\ud83c\uddf6\ud83c\udde6|\ud83c\uddf7\ud83c[\uddea\uddf4\uddf8\uddfa\uddfc]|\ud83c\uddf8\ud83c[\udde6-\uddea\uddec-\uddf4\uddf7-\uddf9\uddfb\uddfd-\uddff]|\ud83c\uddf9\ud83c[\udde6\udde8\udde9\uddeb-\udded\uddef-\uddf4\uddf7\uddf9\uddfb\uddfc\uddff]|\ud83c\uddfa\ud83c[\udde6\uddec\uddf2\uddf3\uddf8\uddfe\uddff]|\ud83c\uddfb\ud83c[\udde6\udde8\uddea\uddec\uddee\uddf3\uddfa]|\ud83c\uddfc\ud83c[\uddeb\uddf8]|\ud83c\uddfd\ud83c\uddf0|\ud83c\uddfe\ud83c[\uddea\uddf9]|\ud83c\uddff\ud83c[\udde6\uddf2\uddfc]|\ud83c[\udccf\udd8e\udd91-\udd9a\udde6-\uddff\ude01\ude32-\ude36\ude38-\ude3a\ude50\ude51\udf00-\udf20\udf2d-\udf35\udf37-\udf7c\udf7e-\udf84\udf86-\udf93\udfa0-\udfc1\udfc5\udfc6\udfc8\udfc9\udfcf-\udfd3\udfe0-\udff0\udff4\udff8-\udfff]|\ud83d[\udc00-\udc3e\udc40\udc44\udc45\udc51-\udc65\udc6a\udc79-\udc7b\udc7d-\udc80\udc84\udc88-\udc8e\udc90\udc92-\udca9\udcab-\udcfc\udcff-\udd3d\udd4b-\udd4e\udd50-\udd67\udda4\uddfb-\ude44\ude48-\ude4a\ude80-\udea2\udea4-\udeb3\udeb7-\udebf\udec1-\udec5\uded0-\uded2\uded5-\uded8\udedc-\udedf\udeeb\udeec\udef4-\udefc\udfe0-\udfeb\udff0]|\ud83e[\udd0d\udd0e\udd10-\udd17\udd20-\udd25\udd27-\udd2f\udd3a\udd3f-\udd45\udd47-\udd76\udd78-\uddb4\uddb7\uddba\uddbc-\uddcc\uddd0\uddde-\uddff\ude70-\ude7c\ude80-\ude8a\ude8e-\udec2\udec6\udec8\udecd-\udedc\udedf-\udeea\udeef]|[\u23e9-\u23ec\u23f0\u23f3\u267e\u26ce\u2705\u2728\u274c\u274e\u2753-\u2755\u2795-\u2797\u27b0\u27bf\ue50a])|\ufe0f)/});var Is=ee(pt=>{"use strict";var wo=pt&&pt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(pt,"__esModule",{value:!0});pt.twemoji=void 0;var Mo=wo(ae()),ko=Vs();pt.twemoji={order:Mo.default.defaultRules.strong.order,match:e=>ko.TwemojiRegex.exec(e),parse:function(e){return{name:e[0]}}}});var Rs=ee(vt=>{"use strict";var Ho=vt&&vt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(vt,"__esModule",{value:!0});vt.channel=void 0;var $o=Ho(ae()),To=ne();vt.channel={order:$o.default.defaultRules.strong.order,match:e=>To.ChannelMentionRegex.exec(e),parse:function(e){return{id:e[1]}}}});var Ps=ee(gt=>{"use strict";var Eo=gt&&gt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(gt,"__esModule",{value:!0});gt.timestamp=void 0;var Co=Eo(ae()),jo=ne();gt.timestamp={order:Co.default.defaultRules.strong.order,match:e=>jo.TimestampRegex.exec(e),parse:function(e){return{timestamp:e[1],format:e[2]}}}});var Pe=ee(Di=>{"use strict";Object.defineProperty(Di,"__esModule",{value:!0});Di.extend=void 0;var So=(e,t)=>Object.assign({},t,e);Di.extend=So});var Bs=ee(_t=>{"use strict";var Ao=_t&&_t.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(_t,"__esModule",{value:!0});_t.blockQuote=void 0;var Do=Ao(ae()),Oo=Pe(),Vo=ne();_t.blockQuote=(0,Oo.extend)({match:function(e,t,r){return!/^$|\n *$/.test(r)||t.inQuote?null:Vo.BlockQuoteRegex.exec(e)},parse:function(e,t,r){let i=e[0],l=!!/^ *>>> ?/.exec(i)?/^ *>>> ?/:/^ *> ?/gm,a=i.replace(l,"");return{content:t(a,Object.assign({},r,{inQuote:!0})),type:"blockQuote"}}},Do.default.defaultRules.blockQuote)});var Ls=ee(bt=>{"use strict";var Io=bt&&bt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(bt,"__esModule",{value:!0});bt.strikethrough=void 0;var Ns=Io(ae()),Ro=Pe(),Po=ne();bt.strikethrough=(0,Ro.extend)({match:Ns.default.inlineRegex(Po.StrikeThroughRegex)},Ns.default.defaultRules.del)});var Fs=ee(zt=>{"use strict";var Bo=zt&&zt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(zt,"__esModule",{value:!0});zt.codeBlock=void 0;var qs=Bo(ae()),No=Pe(),Lo=ne();zt.codeBlock=(0,No.extend)({match:qs.default.inlineRegex(Lo.CodeBlockRegex),parse:function(e,t,r){return{lang:(e[2]||"").trim(),content:e[3]||"",inQuote:r.inQuote||!1}}},qs.default.defaultRules.codeBlock)});var Us=ee(yt=>{"use strict";var qo=yt&&yt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(yt,"__esModule",{value:!0});yt.emoji=void 0;var Fo=qo(ae()),Uo=ne();yt.emoji={order:Fo.default.defaultRules.strong.order,match:e=>Uo.EmojiRegex.exec(e),parse:function(e){return{animated:e[1]==="a",name:e[2],id:e[3]}}}});var Zs=ee(xt=>{"use strict";var Zo=xt&&xt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(xt,"__esModule",{value:!0});xt.role=void 0;var Wo=Zo(ae()),Go=ne();xt.role={order:Wo.default.defaultRules.strong.order,match:e=>Go.RoleMentionRegex.exec(e),parse:function(e){return{id:e[1]}}}});var Ws=ee(wt=>{"use strict";var Qo=wt&&wt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(wt,"__esModule",{value:!0});wt.autolink=void 0;var Ko=Qo(ae()),Xo=Pe();wt.autolink=(0,Xo.extend)({parse:e=>({content:[{type:"text",content:e[1]}],target:e[1]})},Ko.default.defaultRules.autolink)});var Gs=ee(Mt=>{"use strict";var Yo=Mt&&Mt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(Mt,"__esModule",{value:!0});Mt.here=void 0;var Jo=Yo(ae()),ed=ne();Mt.here={order:Jo.default.defaultRules.strong.order,match:e=>ed.HereRegex.exec(e),parse:function(){return{}}}});var Qs=ee(kt=>{"use strict";var td=kt&&kt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(kt,"__esModule",{value:!0});kt.emoticon=void 0;var id=td(ae()),rd=ne();kt.emoticon={order:id.default.defaultRules.text.order,match:e=>rd.EmoticonRegex.exec(e),parse:function(e){return{type:"text",content:e[1]}}}});var Ks=ee(Ht=>{"use strict";var sd=Ht&&Ht.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(Ht,"__esModule",{value:!0});Ht.user=void 0;var ad=sd(ae()),od=ne();Ht.user={order:ad.default.defaultRules.strong.order,match:e=>od.UserMentionRegex.exec(e),parse:function(e){return{id:e[1],type:"user"}}}});var Xs=ee(Oi=>{"use strict";Object.defineProperty(Oi,"__esModule",{value:!0});Oi.spoiler=void 0;var dd=ne();Oi.spoiler={order:0,match:e=>dd.SpoilerRegex.exec(e),parse:function(e,t,r){return{content:t(e[1],r)}}}});var Ys=ee($t=>{"use strict";var ld=$t&&$t.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty($t,"__esModule",{value:!0});$t.heading=void 0;var nd=ld(ae()),cd=Pe(),hd=ne();$t.heading=(0,cd.extend)({match:function(e,t){return t.prevCapture===null||t.prevCapture.slice(-1)[0]===`
`?hd.HeadingRegex.exec(e):null}},nd.default.defaultRules.heading)});var Js=ee(Tt=>{"use strict";var ud=Tt&&Tt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(Tt,"__esModule",{value:!0});Tt.subtext=void 0;var fd=ud(ae()),md=ne();Tt.subtext={order:fd.default.defaultRules.heading.order-.5,match:function(e,t){return t.prevCapture===null||t.prevCapture.slice(-1)[0]===`
`?md.SubtextRegex.exec(e):null},parse:function(e,t,r){return{content:t(e[1],r)}}}});var ea=ee(Et=>{"use strict";var pd=Et&&Et.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(Et,"__esModule",{value:!0});Et.text=void 0;var vd=pd(ae()),gd=Pe(),_d=ne();Et.text=(0,gd.extend)({match:e=>_d.TextRegex.exec(e)},vd.default.defaultRules.text)});var ta=ee(Ct=>{"use strict";var bd=Ct&&Ct.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(Ct,"__esModule",{value:!0});Ct.url=void 0;var zd=bd(ae()),yd=Pe();Ct.url=(0,yd.extend)({parse:e=>({content:[{type:"text",content:e[1]}],target:e[1]})},zd.default.defaultRules.url)});var ra=ee(jt=>{"use strict";var xd=jt&&jt.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(jt,"__esModule",{value:!0});jt.em=void 0;var wd=Pe(),ia=xd(ae());jt.em=(0,wd.extend)({parse:function(e,t,r){let i=ia.default.defaultRules.em.parse(e,t,Object.assign({},r,{inEmphasis:!0}));return r.inEmphasis?i.content:i}},ia.default.defaultRules.em)});var aa=ee(St=>{"use strict";var Md=St&&St.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(St,"__esModule",{value:!0});St.br=void 0;var sa=Md(ae()),kd=Pe();St.br=(0,kd.extend)({match:sa.default.anyScopeRegex(/^\n/)},sa.default.defaultRules.br)});var da=ee(ce=>{"use strict";var Hd=ce&&ce.__importDefault||function(e){return e&&e.__esModule?e:{default:e}};Object.defineProperty(ce,"__esModule",{value:!0});ce.rulesExtended=ce.rules=ce.SimpleMarkdown=void 0;ce.parse=oa;var Ne=Hd(ae());ce.SimpleMarkdown=Ne.default;var $d=As(),Td=Ds(),Ed=Os(),Cd=Is(),jd=Rs(),Sd=Ps(),Ad=Bs(),Dd=Ls(),Od=Fs(),Vd=Us(),Id=Zs(),Rd=Ws(),Pd=Gs(),Bd=Qs(),Nd=Ks(),Ld=Xs(),qd=Ys(),Fd=Js(),Ud=ea(),Zd=ta(),Wd=ra(),Gd=aa();ce.rules={blockQuote:Ad.blockQuote,codeBlock:Od.codeBlock,newline:Ne.default.defaultRules.newline,escape:Ne.default.defaultRules.escape,autolink:Rd.autolink,url:Zd.url,em:Wd.em,strong:Ne.default.defaultRules.strong,underline:Ne.default.defaultRules.u,strikethrough:Dd.strikethrough,inlineCode:Ne.default.defaultRules.inlineCode,text:Ud.text,emoticon:Bd.emoticon,br:Gd.br,spoiler:Ld.spoiler,heading:qd.heading,subtext:Fd.subtext,user:Nd.user,channel:jd.channel,role:Id.role,emoji:Vd.emoji,everyone:Ed.everyone,here:Pd.here,twemoji:Cd.twemoji,timestamp:Sd.timestamp,slashCommand:Td.slashCommand,guildNavigation:$d.guildNavigation};ce.rulesExtended=Object.assign(Object.assign({},ce.rules),{link:Ne.default.defaultRules.link});var Qd=Ne.default.parserFor(ce.rules),Kd=Ne.default.parserFor(ce.rulesExtended);function oa(e,t="normal"){return t==="normal"?Qd(e,{inline:!0}):Kd(e,{inline:!0})}ce.default=oa});var _s=(e,t)=>"data:image/svg+xml,"+encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${t}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${e}</text></svg>`),bs=_s("A","#2f6f9f"),Re=_s("?","#5c5e66");globalThis.$discordMessage={avatars:{default:Re,blue:Re,gray:Re,green:Re,orange:Re,red:Re,pink:Re}};var At=Ga(da(),1),la=e=>({...e,match(t,r,i){let s=r.prevCapture===null||r.prevCapture[0].endsWith(`
`);return e.match(t,{...r,prevCapture:s?null:[""]},i)}}),na={...At.rulesExtended,heading:la(At.rulesExtended.heading),subtext:la(At.rulesExtended.subtext)};function ca(e){let t=At.SimpleMarkdown.parserFor(e);return r=>ha(t(r,{inline:!0}))}function ha(e){let t=[];for(let r of e){let i=t.at(-1);r.type==="text"&&i?.type==="text"?i.content+=r.content:t.push(Array.isArray(r.content)?{...r,content:ha(r.content)}:{...r})}return t}function X(e,t={},...r){let i=document.createElement(e);for(let[s,l]of Object.entries(t))l===!0?i.setAttribute(s,""):l!=null&&l!==!1&&i.setAttribute(s,l);return i.append(...r),i}var Xd=ca(na),Xe=e=>Be(Xd(e)),Be=e=>e.map(Yd);function Yd(e){switch(e.type){case"text":return e.content;case"twemoji":return e.name;case"br":return X("br");case"strong":return X("strong",{},...Be(e.content));case"em":return X("em",{},...Be(e.content));case"underline":return X("u",{},...Be(e.content));case"strikethrough":return X("s",{},...Be(e.content));case"inlineCode":return X("discord-code",{embed:!0},e.content);case"codeBlock":return X("discord-code",{embed:!0,multiline:!0},e.content);case"spoiler":return X("discord-spoiler",{},...Be(e.content));case"blockQuote":return X("discord-quote",{},...Be(e.content));case"heading":return X("discord-header",{level:e.level},...Be(e.content));case"subtext":return X("small",{},...Be(e.content));case"link":case"autolink":case"url":return Er(e.target,...Be(e.content));case"timestamp":return Jd(Number(e.timestamp)*1e3,e.format);case"emoji":return`:${e.name}:`;case"user":case"role":case"channel":return X("discord-mention",{type:e.type},e.id);case"everyone":case"here":return X("discord-mention",{type:"role"},e.type);case"slashCommand":return X("discord-mention",{type:"slash"},[e.name,e.subcommandGroup,e.subcommand].filter(Boolean).join(" "));case"guildNavigation":return X("discord-mention",{type:"channel"},e.navigation);default:throw new Error(`the parser's ${e.type} cannot be drawn`)}}function Er(e,...t){let r=/^https?:\/\//i.test(e)?e:void 0;return X("discord-link",{href:r,target:"_blank",rel:"noopener noreferrer"},...t)}var Tr={t:{timeStyle:"short"},T:{timeStyle:"medium"},d:{dateStyle:"short"},D:{dateStyle:"long"},f:{dateStyle:"long",timeStyle:"short"},F:{dateStyle:"full",timeStyle:"short"}};function Jd(e,t){let r=new Date(e);if(Number.isNaN(r.getTime()))return"Invalid Date";let i=s=>new Intl.DateTimeFormat(void 0,s).format(r);return X("discord-time",{title:i(Tr.F)},i(Tr[t]??Tr.f))}var Vi=globalThis,Ii=Vi.ShadowRoot&&(Vi.ShadyCSS===void 0||Vi.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Cr=Symbol(),ua=new WeakMap,oi=class{constructor(t,r,i){if(this._$cssResult$=!0,i!==Cr)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=r}get styleSheet(){let t=this.o,r=this.t;if(Ii&&t===void 0){let i=r!==void 0&&r.length===1;i&&(t=ua.get(r)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&ua.set(r,t))}return t}toString(){return this.cssText}},fa=e=>new oi(typeof e=="string"?e:e+"",void 0,Cr),P=(e,...t)=>{let r=e.length===1?e[0]:t.reduce((i,s,l)=>i+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+e[l+1],e[0]);return new oi(r,e,Cr)},ma=(e,t)=>{if(Ii)e.adoptedStyleSheets=t.map(r=>r instanceof CSSStyleSheet?r:r.styleSheet);else for(let r of t){let i=document.createElement("style"),s=Vi.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=r.cssText,e.appendChild(i)}},jr=Ii?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let r="";for(let i of t.cssRules)r+=i.cssText;return fa(r)})(e):e;var{is:el,defineProperty:tl,getOwnPropertyDescriptor:il,getOwnPropertyNames:rl,getOwnPropertySymbols:sl,getPrototypeOf:al}=Object,Ri=globalThis,pa=Ri.trustedTypes,ol=pa?pa.emptyScript:"",dl=Ri.reactiveElementPolyfillSupport,di=(e,t)=>e,li={toAttribute(e,t){switch(t){case Boolean:e=e?ol:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let r=e;switch(t){case Boolean:r=e!==null;break;case Number:r=e===null?null:Number(e);break;case Object:case Array:try{r=JSON.parse(e)}catch{r=null}}return r}},Pi=(e,t)=>!el(e,t),va={attribute:!0,type:String,converter:li,reflect:!1,useDefault:!1,hasChanged:Pi};Symbol.metadata??=Symbol("metadata"),Ri.litPropertyMetadata??=new WeakMap;var Le=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,r=va){if(r.state&&(r.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((r=Object.create(r)).wrapped=!0),this.elementProperties.set(t,r),!r.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(t,i,r);s!==void 0&&tl(this.prototype,t,s)}}static getPropertyDescriptor(t,r,i){let{get:s,set:l}=il(this.prototype,t)??{get(){return this[r]},set(a){this[r]=a}};return{get:s,set(a){let n=s?.call(this);l?.call(this,a),this.requestUpdate(t,n,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??va}static _$Ei(){if(this.hasOwnProperty(di("elementProperties")))return;let t=al(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(di("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(di("properties"))){let r=this.properties,i=[...rl(r),...sl(r)];for(let s of i)this.createProperty(s,r[s])}let t=this[Symbol.metadata];if(t!==null){let r=litPropertyMetadata.get(t);if(r!==void 0)for(let[i,s]of r)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[r,i]of this.elementProperties){let s=this._$Eu(r,i);s!==void 0&&this._$Eh.set(s,r)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let r=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let s of i)r.unshift(jr(s))}else t!==void 0&&r.push(jr(t));return r}static _$Eu(t,r){let i=r.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,r=this.constructor.elementProperties;for(let i of r.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ma(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,r,i){this._$AK(t,i)}_$ET(t,r){let i=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,i);if(s!==void 0&&i.reflect===!0){let l=(i.converter?.toAttribute!==void 0?i.converter:li).toAttribute(r,i.type);this._$Em=t,l==null?this.removeAttribute(s):this.setAttribute(s,l),this._$Em=null}}_$AK(t,r){let i=this.constructor,s=i._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let l=i.getPropertyOptions(s),a=typeof l.converter=="function"?{fromAttribute:l.converter}:l.converter?.fromAttribute!==void 0?l.converter:li;this._$Em=s;let n=a.fromAttribute(r,l.type);this[s]=n??this._$Ej?.get(s)??n,this._$Em=null}}requestUpdate(t,r,i,s=!1,l){if(t!==void 0){let a=this.constructor;if(s===!1&&(l=this[t]),i??=a.getPropertyOptions(t),!((i.hasChanged??Pi)(l,r)||i.useDefault&&i.reflect&&l===this._$Ej?.get(t)&&!this.hasAttribute(a._$Eu(t,i))))return;this.C(t,r,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,r,{useDefault:i,reflect:s,wrapped:l},a){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,a??r??this[t]),l!==!0||a!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(r=void 0),this._$AL.set(t,r)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(r){Promise.reject(r)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,l]of this._$Ep)this[s]=l;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,l]of i){let{wrapped:a}=l,n=this[s];a!==!0||this._$AL.has(s)||n===void 0||this.C(s,void 0,l,n)}}let t=!1,r=this._$AL;try{t=this.shouldUpdate(r),t?(this.willUpdate(r),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(r)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(r)}willUpdate(t){}_$AE(t){this._$EO?.forEach(r=>r.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(r=>this._$ET(r,this[r])),this._$EM()}updated(t){}firstUpdated(t){}};Le.elementStyles=[],Le.shadowRootOptions={mode:"open"},Le[di("elementProperties")]=new Map,Le[di("finalized")]=new Map,dl?.({ReactiveElement:Le}),(Ri.reactiveElementVersions??=[]).push("2.1.2");var Ar=globalThis,ga=e=>e,Bi=Ar.trustedTypes,_a=Bi?Bi.createPolicy("lit-html",{createHTML:e=>e}):void 0,Dr="$lit$",qe=`lit$${Math.random().toFixed(9).slice(2)}$`,Or="?"+qe,ll=`<${Or}>`,et=document,ci=()=>et.createComment(""),hi=e=>e===null||typeof e!="object"&&typeof e!="function",Vr=Array.isArray,Ma=e=>Vr(e)||typeof e?.[Symbol.iterator]=="function",Sr=`[ 	
\f\r]`,ni=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ba=/-->/g,za=/>/g,Ye=RegExp(`>|${Sr}(?:([^\\s"'>=/]+)(${Sr}*=${Sr}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ya=/'/g,xa=/"/g,ka=/^(?:script|style|textarea|title)$/i,Ir=e=>(t,...r)=>({_$litType$:e,strings:t,values:r}),g=Ir(1),j=Ir(2),gc=Ir(3),Ae=Symbol.for("lit-noChange"),de=Symbol.for("lit-nothing"),wa=new WeakMap,Je=et.createTreeWalker(et,129);function Ha(e,t){if(!Vr(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return _a!==void 0?_a.createHTML(t):t}var $a=(e,t)=>{let r=e.length-1,i=[],s,l=t===2?"<svg>":t===3?"<math>":"",a=ni;for(let n=0;n<r;n++){let v=e[n],u,d,o=-1,_=0;for(;_<v.length&&(a.lastIndex=_,d=a.exec(v),d!==null);)_=a.lastIndex,a===ni?d[1]==="!--"?a=ba:d[1]!==void 0?a=za:d[2]!==void 0?(ka.test(d[2])&&(s=RegExp("</"+d[2],"g")),a=Ye):d[3]!==void 0&&(a=Ye):a===Ye?d[0]===">"?(a=s??ni,o=-1):d[1]===void 0?o=-2:(o=a.lastIndex-d[2].length,u=d[1],a=d[3]===void 0?Ye:d[3]==='"'?xa:ya):a===xa||a===ya?a=Ye:a===ba||a===za?a=ni:(a=Ye,s=void 0);let m=a===Ye&&e[n+1].startsWith("/>")?" ":"";l+=a===ni?v+ll:o>=0?(i.push(u),v.slice(0,o)+Dr+v.slice(o)+qe+m):v+qe+(o===-2?n:m)}return[Ha(e,l+(e[r]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},ui=class e{constructor({strings:t,_$litType$:r},i){let s;this.parts=[];let l=0,a=0,n=t.length-1,v=this.parts,[u,d]=$a(t,r);if(this.el=e.createElement(u,i),Je.currentNode=this.el.content,r===2||r===3){let o=this.el.content.firstChild;o.replaceWith(...o.childNodes)}for(;(s=Je.nextNode())!==null&&v.length<n;){if(s.nodeType===1){if(s.hasAttributes())for(let o of s.getAttributeNames())if(o.endsWith(Dr)){let _=d[a++],m=s.getAttribute(o).split(qe),p=/([.?@])?(.*)/.exec(_);v.push({type:1,index:l,name:p[2],strings:m,ctor:p[1]==="."?Li:p[1]==="?"?qi:p[1]==="@"?Fi:it}),s.removeAttribute(o)}else o.startsWith(qe)&&(v.push({type:6,index:l}),s.removeAttribute(o));if(ka.test(s.tagName)){let o=s.textContent.split(qe),_=o.length-1;if(_>0){s.textContent=Bi?Bi.emptyScript:"";for(let m=0;m<_;m++)s.append(o[m],ci()),Je.nextNode(),v.push({type:2,index:++l});s.append(o[_],ci())}}}else if(s.nodeType===8)if(s.data===Or)v.push({type:2,index:l});else{let o=-1;for(;(o=s.data.indexOf(qe,o+1))!==-1;)v.push({type:7,index:l}),o+=qe.length-1}l++}}static createElement(t,r){let i=et.createElement("template");return i.innerHTML=t,i}};function tt(e,t,r=e,i){if(t===Ae)return t;let s=i!==void 0?r._$Co?.[i]:r._$Cl,l=hi(t)?void 0:t._$litDirective$;return s?.constructor!==l&&(s?._$AO?.(!1),l===void 0?s=void 0:(s=new l(e),s._$AT(e,r,i)),i!==void 0?(r._$Co??=[])[i]=s:r._$Cl=s),s!==void 0&&(t=tt(e,s._$AS(e,t.values),s,i)),t}var Ni=class{constructor(t,r){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=r}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:r},parts:i}=this._$AD,s=(t?.creationScope??et).importNode(r,!0);Je.currentNode=s;let l=Je.nextNode(),a=0,n=0,v=i[0];for(;v!==void 0;){if(a===v.index){let u;v.type===2?u=new Dt(l,l.nextSibling,this,t):v.type===1?u=new v.ctor(l,v.name,v.strings,this,t):v.type===6&&(u=new Ui(l,this,t)),this._$AV.push(u),v=i[++n]}a!==v?.index&&(l=Je.nextNode(),a++)}return Je.currentNode=et,s}p(t){let r=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,r),r+=i.strings.length-2):i._$AI(t[r])),r++}},Dt=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,r,i,s){this.type=2,this._$AH=de,this._$AN=void 0,this._$AA=t,this._$AB=r,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,r=this._$AM;return r!==void 0&&t?.nodeType===11&&(t=r.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,r=this){t=tt(this,t,r),hi(t)?t===de||t==null||t===""?(this._$AH!==de&&this._$AR(),this._$AH=de):t!==this._$AH&&t!==Ae&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ma(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==de&&hi(this._$AH)?this._$AA.nextSibling.data=t:this.T(et.createTextNode(t)),this._$AH=t}$(t){let{values:r,_$litType$:i}=t,s=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=ui.createElement(Ha(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(r);else{let l=new Ni(s,this),a=l.u(this.options);l.p(r),this.T(a),this._$AH=l}}_$AC(t){let r=wa.get(t.strings);return r===void 0&&wa.set(t.strings,r=new ui(t)),r}k(t){Vr(this._$AH)||(this._$AH=[],this._$AR());let r=this._$AH,i,s=0;for(let l of t)s===r.length?r.push(i=new e(this.O(ci()),this.O(ci()),this,this.options)):i=r[s],i._$AI(l),s++;s<r.length&&(this._$AR(i&&i._$AB.nextSibling,s),r.length=s)}_$AR(t=this._$AA.nextSibling,r){for(this._$AP?.(!1,!0,r);t!==this._$AB;){let i=ga(t).nextSibling;ga(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},it=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,r,i,s,l){this.type=1,this._$AH=de,this._$AN=void 0,this.element=t,this.name=r,this._$AM=s,this.options=l,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=de}_$AI(t,r=this,i,s){let l=this.strings,a=!1;if(l===void 0)t=tt(this,t,r,0),a=!hi(t)||t!==this._$AH&&t!==Ae,a&&(this._$AH=t);else{let n=t,v,u;for(t=l[0],v=0;v<l.length-1;v++)u=tt(this,n[i+v],r,v),u===Ae&&(u=this._$AH[v]),a||=!hi(u)||u!==this._$AH[v],u===de?t=de:t!==de&&(t+=(u??"")+l[v+1]),this._$AH[v]=u}a&&!s&&this.j(t)}j(t){t===de?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Li=class extends it{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===de?void 0:t}},qi=class extends it{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==de)}},Fi=class extends it{constructor(t,r,i,s,l){super(t,r,i,s,l),this.type=5}_$AI(t,r=this){if((t=tt(this,t,r,0)??de)===Ae)return;let i=this._$AH,s=t===de&&i!==de||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,l=t!==de&&(i===de||s);s&&this.element.removeEventListener(this.name,this,i),l&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ui=class{constructor(t,r,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=r,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){tt(this,t)}},Ta={M:Dr,P:qe,A:Or,C:1,L:$a,R:Ni,D:Ma,V:tt,I:Dt,H:it,N:qi,U:Fi,B:Li,F:Ui},nl=Ar.litHtmlPolyfillSupport;nl?.(ui,Dt),(Ar.litHtmlVersions??=[]).push("3.3.3");var Ea=(e,t,r)=>{let i=r?.renderBefore??t,s=i._$litPart$;if(s===void 0){let l=r?.renderBefore??null;i._$litPart$=s=new Dt(t.insertBefore(ci(),l),l,void 0,r??{})}return s._$AI(e),s};var Rr=globalThis,L=class extends Le{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let r=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Ea(r,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Ae}};L._$litElement$=!0,L.finalized=!0,Rr.litElementHydrateSupport?.({LitElement:L});var cl=Rr.litElementPolyfillSupport;cl?.({LitElement:L});(Rr.litElementVersions??=[]).push("4.2.2");var hl={"discord-reply":P`
		.discord-replied-message-content { min-width: 0; overflow: hidden; }
		.discord-replied-message-username { opacity: 1; }
	`,"discord-message":P`
		.discord-message-content { min-width: 0; }
		.discord-message-timestamp { color: #949ba4; }
		:host([light-theme]) .discord-message-timestamp { color: #5c5e66; }
	`,"discord-embed":P`
		:host { min-width: 0; }
		.discord-embed-wrapper { background-color: #2b2d31; min-width: 0; }
		.discord-embed-wrapper .discord-embed-grid { grid-template-columns: minmax(0, auto); min-width: 0; }
	`,"discord-link":P`
		a { color: #00a8fc; overflow-wrap: anywhere; }
		.discord-link-light-theme, .discord-link-light-theme a { color: #006ce7; }
	`,"discord-quote":P`
		.discord-quote-divider { flex: none; }
		blockquote { min-width: 0; }
	`,"discord-attachments":P`
		:host { grid-template-columns: minmax(0, 1fr); }
	`,"discord-button":P`
		:host { min-width: 0; }
		:host > button:first-child, :host > a:first-child { height: auto; min-width: 28px; text-align: center; }
		svg { flex: none; }
	`,"discord-string-select-menu":P`
		:host { flex: 1 1 100%; min-width: 0; }
		svg { flex: none; }
		.discord-string-select-menu { width: 100%; margin: 4px 0; }
		.discord-string-select-menu > span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
	`};function Ca(){for(let[e,t]of Object.entries(hl))customElements.get(e).elementStyles.push(t)}var F=e=>(t,r)=>{r!==void 0?r.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};var ul={attribute:!0,type:String,converter:li,reflect:!1,hasChanged:Pi},fl=(e=ul,t,r)=>{let{kind:i,metadata:s}=r,l=globalThis.litPropertyMetadata.get(s);if(l===void 0&&globalThis.litPropertyMetadata.set(s,l=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),l.set(r.name,e),i==="accessor"){let{name:a}=r;return{set(n){let v=t.get.call(this);t.set.call(this,n),this.requestUpdate(a,v,e,!0,n)},init(n){return n!==void 0&&this.C(a,void 0,e,n),n}}}if(i==="setter"){let{name:a}=r;return function(n){let v=this[a];t.call(this,n),this.requestUpdate(a,v,e,!0,n)}}throw Error("Unsupported decorator location: "+i)};function y(e){return(t,r)=>typeof r=="object"?fl(e,t,r):((i,s,l)=>{let a=s.hasOwnProperty(l);return s.constructor.createProperty(l,i),a?Object.getOwnPropertyDescriptor(s,l):void 0})(e,t,r)}function ja(e){return(t,r)=>{let i=typeof t=="function"?t:t[r];Object.assign(i,e)}}var ml=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},pl=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},dh=(()=>{let e=[F("discord-action-row")],t,r=[],i,s=L;var l=class extends s{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;ml(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,r),l=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=P`
		:host {
			display: flex;
			flex-wrap: wrap;
		}
	`;render(){return g`<slot></slot>`}static{pl(i,r)}};return l=i})();var vl=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},gl=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},uh=(()=>{let e=[F("discord-attachments")],t,r=[],i,s=L;var l=class extends s{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;vl(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,r),l=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=P`
		:host {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			text-indent: 0;
			min-height: 0;
			min-width: 0;
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
			position: relative;
		}

		:host > * {
			justify-self: start;
			-ms-flex-item-align: start;
			align-self: start;
		}
	`;render(){return g`<slot></slot>`}static{gl(i,r)}};return l=i})();var Ot={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},rt=e=>(...t)=>({_$litDirective$:e,values:t}),We=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,r,i){this._$Ct=t,this._$AM=r,this._$Ci=i}_$AS(t,r){return this.update(t,r)}update(t,r){return this.render(...r)}};var fe=rt(class extends We{constructor(e){if(super(e),e.type!==Ot.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(i=>i!=="")));for(let i in t)t[i]&&!this.nt?.has(i)&&this.st.add(i);return this.render(t)}let r=e.element.classList;for(let i of this.st)i in t||(r.remove(i),this.st.delete(i));for(let i in t){let s=!!t[i];s===this.st.has(i)||this.nt?.has(i)||(s?(r.add(i),this.st.add(i)):(r.remove(i),this.st.delete(i)))}return Ae}});function N(e,t,r){return e?t(e):r?.(e)}var{I:Hh}=Ta;var Sa=e=>e.strings===void 0;var fi=(e,t)=>{let r=e._$AN;if(r===void 0)return!1;for(let i of r)i._$AO?.(t,!1),fi(i,t);return!0},Wi=e=>{let t,r;do{if((t=e._$AM)===void 0)break;r=t._$AN,r.delete(e),e=t}while(r?.size===0)},Aa=e=>{for(let t;t=e._$AM;e=t){let r=t._$AN;if(r===void 0)t._$AN=r=new Set;else if(r.has(e))break;r.add(e),zl(t)}};function _l(e){this._$AN!==void 0?(Wi(this),this._$AM=e,Aa(this)):this._$AM=e}function bl(e,t=!1,r=0){let i=this._$AH,s=this._$AN;if(s!==void 0&&s.size!==0)if(t)if(Array.isArray(i))for(let l=r;l<i.length;l++)fi(i[l],!1),Wi(i[l]);else i!=null&&(fi(i,!1),Wi(i));else fi(this,e)}var zl=e=>{e.type==Ot.CHILD&&(e._$AP??=bl,e._$AQ??=_l)},Gi=class extends We{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,r,i){super._$AT(t,r,i),Aa(this),this.isConnected=t._$AU}_$AO(t,r=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),r&&(fi(this,t),Wi(this))}setValue(t){if(Sa(this._$Ct))this._$Ct._$AI(t,this);else{let r=[...this._$Ct._$AH];r[this._$Ci]=t,this._$Ct._$AI(r,this,0)}}disconnected(){}reconnected(){}};var Pr=class extends Gi{host;element;prevData={};eventData={};render(t){return de}update(t,[r]){this.element!==t.element&&(this.element=t.element),this.host=t.options?.host??this.element,this.apply(r),this.groom(r),this.prevData={...r}}apply(t){if(!t)return;let{prevData:r,element:i}=this;for(let[s,l]of Object.entries(t)){if(l===r[s])continue;let a=s.slice(1);switch(s[0]){case"@":this.eventData[a]=l,this.applyEvent(a,l);break;case".":i[a]=l;break;case"?":l?i.setAttribute(a,""):i.removeAttribute(a);break;default:l===null?i.removeAttribute(s):i.setAttribute(s,String(l));break}}}groom(t){let{prevData:r,element:i}=this;if(r)for(let[s,l]of Object.entries(r)){let a=s.slice(1);if(!t||!(s in t)&&i[a]===l)switch(s[0]){case"@":this.groomEvent(a,l);break;case".":i[a]=void 0;break;case"?":i.removeAttribute(a);break;default:i.removeAttribute(s);break}}}applyEvent(t,r){let{prevData:i,element:s}=this;this.eventData[t]=r,i[t]&&s.removeEventListener(t,this,r),s.addEventListener(t,this,r)}groomEvent(t,r){let{element:i}=this;Reflect.deleteProperty(this.eventData,t),i.removeEventListener(t,this,r)}handleEvent(t){let r=this.eventData[t.type];typeof r=="function"?r.call(this.host,t):r.handleEvent(t)}disconnected(){let{eventData:t,element:r}=this;for(let[i,s]of Object.entries(t)){let l=i.slice(1);r.removeEventListener(l,this,s)}}reconnected(){let{eventData:t,element:r}=this;for(let[i,s]of Object.entries(t)){let l=i.slice(1);r.addEventListener(l,this,s)}}},S=rt(Pr);var yl=j`
	<path d="M5.688 3.5v.438H5.25v.438h-.438V1.313h-.438V.875h-.436V.438H3.5v6.125h2.625v-.438H5.25v-.438h.438v-.438h.438v-.438h.438V3.5z" fill="#b79cf8"/>
	<path d="M3.063.438v.438h-.438v.438h-.437v3.5h-.875v-.438H.438v1.75h.438v.438h2.625V.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438zm0 1.75h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 5.25H1.75v.438h.438z" fill="#ffa5d3"/>
	<path d="M2.625 5.25h-.437v.438h.438zm-1.75.438H.438v.438h.438zm2.625.438H.875v.438H3.5z" fill="#ff1c90"/>
	<path d="M1.75 5.688h-.437v.438h.438zm-.438-.438H.875v.438h.438zm1.313-.875V3.5h-.437v1.313h.438v1.313h.438v-1.75zm.438-3.5v1.313h-.438v.438h.438v1.313h.438V.875z" fill="#ffa5d3"/>
	<path d="M6.125 3.5h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-3.5.875h-.874v.438h.875zm-.875-.438H.438v.438h.875z" fill="#f0f0f0"/>
	<path d="M.875 5.25v-.875H.438v.875z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M2.625 1.313h-.437v1.313h.438z" fill="#f0f0f0"/>
	<path d="M4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zM2.625 4.814h-.437v.438h.438zm3.938 0h-.438v.438h.438zm-.875.438v.438H5.25v.438h.875v-.875zm.438.875v.438H.875v.438h5.688v-.875zM.875 6.125H.438v.438h.438zM7 3.062H5.687V3.5H7zm-5.687.876H0v.438h1.313z" fill="#000"/>
	<path d="M.438 6.125V3.938H0v2.188zm6.563-1.313V3.5h-.438v1.313zM2.625.875h-.437v.438h.438zm-.875.438v3.063h-.437v.438h.875V1.313zm3.5 2.188V1.313h-.438v3.063h.438v-.438h.438V3.5z" fill="#000"/>
	<path d="M3.938.875H3.5v.875h.438zm.438 1.75V1.75h-.438V3.5h.438v.438h.438V2.625zm.875 1.75h-.438v.438h.438zm-1.313 0H3.5v1.313h.438zm.875 1.313h-.438v.438h.438zm0-.875h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M5.25 6.125v-.438h-.438v.438H3.5v.438h2.625v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
`;function Qi(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${yl}
	</svg>`}var xl=j`
	<path d="M4.375 1.75v-.437h-.437V.438h-.875v.875h-.438v.438h-.437v.438h.438v.438h.438v.438h.875v-.44h.438v-.437h.438V1.75z" fill="#47baff"/>
	<path d="M4.375 5.25v.438h-.437v.875h-.875v-.875h-.438V5.25h-.437v-.438h.438v-.438h.438v-.436h.875v.438h.438v.438h.438v.438z" fill="#ff2c52"/>
	<path d="M3.063 0v.438h.875V0z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h.875v-.438z" fill="#4282d8"/>
	<path d="M3.063.438h-.438v.875h.438zM.438 3.063H0v.875h.438zm.875 0v-.438H.438v.438zm1.313-1.75h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.75h-.437v.438h.438zm.438-.438h-.438v.438h.438zm0 2.625v.438h.875v-.437z" fill="#f0f0f0"/>
	<path d="M3.063 6.125v.438h.875v-.438zm0-.875h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#be0351"/>
	<path d="M3.063 4.375h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 5.688h.438V5.25h-.438zm.438-.438h.438v-.438h-.438zm-.438-.438h.438v-.438h-.438z" fill="#be0351"/>
	<path d="M3.5 1.75h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.188h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#4282d8"/>
	<path d="M5.25 4.375h.438v-.437h.875v-.875h-.875v-.438H5.25v-.437h-.438v.438h-.438v.438h-.436v.875h.438v.438h.438v.438h.438z" fill="#C7C7C7"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#707070"/>
	<path d="M5.25 2.625v-.437h-.438v.438zm-.438.438v-.438h-.438v.438z" fill="#fff"/>
	<path d="M4.813 4.375v-.437h-.438v.438zm-.438-.438V3.5h-.437v.438zm1.313.438v-.437H5.25v.438zm-.438.438v-.438h-.438v.438z" fill="#707070"/>
	<path d="M1.75 4.375h-.437v-.437H.438v-.875h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.875h-.44v.438h-.437v.438H1.75z" fill="#C7C7C7"/>
	<path d="M.438 3.938h.438v-.875H.438z" fill="#fff"/>
	<path d="M2.625 3.938h.438v-.875h-.438z" fill="#707070"/>
	<path d="M2.188 2.625v-.437H1.75v.438zm-.438.438v-.438h-.437v.438zm.438.438v-.438H1.75v.438z" fill="#fff"/>
	<path d="M2.625 4.375v-.437h-.437v.438zm-.438.438v-.438H1.75v.438z" fill="#707070"/>
	<path d="M2.188 1.75H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.439v.438h.438zm.875.438h-.876v.875h.875zm.438.875h-.439v.438h.438zm.438.438h-.438v.438h.438zM1.75 2.188h-.437v.438h.438zm2.188 4.813v-.438h-.875v.438zm-.875-1.313h-.438v.875h.438zM.438 3.938v.438h.875v-.438zm2.188 1.313h-.438v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.437v.438h.438zm2.188-3.063h.438V.438h-.438zm2.625 2.625h.438v-.874h-.438zm0-.875v-.437h-.875v.438zM4.375 1.749h.438v-.436h-.438zm.438.438h.438V1.75h-.438zm-.438.438h.438v-.437h-.438zm-.437.438h.438v-.438h-.438zM2.625 4.376h.438v-.438h-.438zm-.438.438h.438v-.438h-.437z" fill="#000"/>
	<path d="M4.813 2.188h.438V1.75h-.438zm.438.438h.438v-.438h-.438zM3.938 6.564h.438v-.875h-.438zm1.75-2.625v.438h.875v-.439zm-1.313 1.75h.438v-.438h-.438zm.438-.438h.438v-.438h-.438zm.438-.438h.438v-.438h-.438z" fill="#000"/>
`;function Ki(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${xl}
	</svg>`}var wl=j`
	<path d="M6.125 3.063v-.438h-.438v.438H4.374v-.438h-.436V1.313h.438V.875H3.063v1.75h-.438v.438H.438v.875h.438v.438h.438v-.438h1.313v.438h.438v1.313h-.44v.438h.438v.438h.875v-.438h.438v-.438h-.438V4.376h.438v-.438h1.313v.438h.438v-.438h.438v-.875z" fill="#ffb84b"/>
	<path d="M3.938 0h-.875v.438h.875zM2.625.875H1.313v.438h1.313zm-1.312.438H.875v1.313h.438zm1.75 0h-.438v1.313h.438zm1.313 0h-.438v1.313h.438zm1.75 0h-.438v1.313h.438zM5.688.875H4.375v.438h1.313zm-3.063 1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.313h-.437v.438h.438zm-.437.437H1.75v.438h.438zm3.5-.438H5.25v.438h.438zm-.438.438h-.438v.438h.438zm.438 2.625H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-2.625-.438h-.437v.438h.438zm-.438.438H1.75v.438h.438z" fill="#57595f"/>
	<path d="M4.375.438h-.437v.438h.438zM.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M2.188 1.75v.438h-.875v.438h1.313V1.75zm3.063 0v.438h-.875v.438h1.313V1.75zM2.188 4.813v.438h-.875v.438h1.313v-.875zm3.063 0v.438h-.875v.438h1.313v-.875z" fill="#35363a"/>
	<path d="M.875 3.938H.438v.438h.438zm0-1.313H.438v.438h.438zM7 3.063h-.438v.875H7z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#ba3500"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M6.563 2.625h-.438v.438h.438zm0 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125 3.938h-.438v.438h.438zm-3.062 0h-.438v.438h.438zm-1.75 0H.875v.438h.438zm3.063 0h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.938 6.563h-.875v.438h.875zm-1.313-.875H1.313v.438h1.313zM1.312 4.375H.875v1.313h.438zm1.75 0h-.437v1.313h.438zm1.313 0h-.437v1.313h.438zm1.75 0h-.438v1.313h.438zm-.438 1.313H4.374v.438h1.313zm-3.062-1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M2.625 3.5H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#ba3500"/>
	<path d="M3.063 6.125h-.438v.438h.438zm1.313 0h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938 6.125h-.875v.438h.875z" fill="#ba3500"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438V.438Z" fill="#f0f0f0"/>
	<path d="M4.375 5.688h-.437v.438h.438z" fill="#ba3500"/>
	<path d="M2.188 1.313h-.875v.875h.438V1.75h.438zm3.063 0h-.875v.875h.438V1.75h.438zM2.188 4.376h-.875v.875h.438v-.438h.438zm3.063 0h-.875v.875h.438v-.438h.438z" fill="#d8d8d8"/>
	<path d="M3.938 2.188V1.75H3.5V.875h-.437v1.313zm0 .438H3.5v.438h-.437v.438h-.438v.438h.438v.875h.438v1.313h.438v-1.75H3.5V3.5h.875v-.437h-.437zm2.188.438h-.438v.438h.438zm-3.063-.439h-.438v.438h.438zm-1.75.438H.875v.438h.438zm.875 0H1.75v.438h.438z" fill="#fd6214"/>
`;function Xi(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${wl}
	</svg>`}var Ml=j`
	<path d="M5.688 2.625V1.75H5.25V.438h-.438v.438h-.438v.438h-.436v.438H3.5v.438H1.313v.438H.875v.875H.438v1.75h.438v.438h.438v.438h.438v.438h3.5v-.438h.438v-.438h.438V2.625z" fill="#fd6214"/>
	<path d="M0 3.5v1.75h.438V3.5zm6.563.438v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#000"/>
	<path d="M6.125 3.938v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#ba3500"/>
	<path d="M.438 2.625V3.5h.438v-.875zm2.625-1.313h-.438v.438h.438zm.875 0H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-2.625.438v.438h.438v-.438zM.437 5.251v.438h.438v-.438zm.438.438v.438h.438v-.438zm.438.438v.438h.438v-.438zm4.813-.875v.438h.438v-.438zm-.438.438v.438h.438V5.69zm-.438.438v.438h.438v-.438zm-3.5.438v.438h3.5v-.438zM1.313 1.75v.438h.438V1.75zm.438-.438v.438h.438v-.437zm.438-.438v.438h.438V.875zm1.75 0v.438h.438V.875zm.438-.438v.438h.438V.438zm.438-.438v.438h.438V0z" fill="#000"/>
	<path d="M4.813.438v.438h.438V.438zm-.438.438v.438h.438V.875zm-.437.437v.438h.438v-.438zM3.5 1.75v.438h.438V1.75zm-1.312-.437v.438h.438v-.438zm-.438.437v.438h.438V1.75zm.875 0v.438h.438V1.75z" fill="#f0f0f0"/>
	<path d="M2.188 1.75v.438h.438V1.75z" fill="#fd6214"/>
	<path opacity=".5" d="M4.813 1.75v.438h.438V1.75zm.438 2.188V3.5h-.438v-.875h-.438v.438h-.437v.438H2.625v-.438h-.437v.875h-.875v.875h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.875z" fill="#fff"/>
	<path d="M1.313 2.188v.438h.438v-.438zm-.438.437V3.5h.438v-.875zm.875.875v.438h.438V3.5z" fill="#f0f0f0"/>
	<path d="M.875 5.25v.438h.438V5.25zm.438.438v.438h.438v-.438zm3.938 0v.438h.438v-.438zm.438-.438v.438h.438V5.25zm-3.938.875v.438h3.5v-.438z" fill="#ba3500"/>
	<path d="M.438 3.5v.875h.438V3.5zm4.375.875h-.438v-.437h-1.75v.438h-.437v.875h.438v.438h1.75v-.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.438v1.313h.438V.438z" fill="#000"/>
`;function Yi(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Ml}
	</svg>`}var kl=j`
	<path d="M6.563.875h-.438V.438H4.812v1.313h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437V.438H.875v.438H.438v1.75h.438v.438h.875v.438h.438v.875h.438v.438h.438v.438h.875v-.438h.438v-.438h.438V3.5h.438v-.437h.875v-.438h.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-1.75 0H.875v.438h1.313zm3.938 0H4.813v.438h1.313zm.438.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM4.377.438h-.439v.438h.438v.875h.438V.438zm-2.189 0v1.313h.438V.875h.438V.438zm-1.313 0H.438v.438h.438zM.438.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm.875.438H.875v.438h.875zm4.375 0h-.875v.438h.875zm.438-.438h-.438v.438h.438zM5.251 3.938V3.5h-.438v.875h1.75v-.437zM1.75 3.5v.438H.438v.438h1.75V3.5zm-1.313.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm5.25.438H.875v.438h5.25zm.438-.438h-.438v.438h.438zm.438-1.75h-.438v1.75h.438zm-4.376 0h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-.875.875h-.876v.438h.875z" fill="#000"/>
	<path d="M4.813 4.375v.438h-.438v.438h-.437v.438h-.875v-.438h-.438v-.438h-.437v-.438H.438v1.75h.438v.438h5.25v-.438h.438v-1.75z" fill="#6be473"/>
	<path d="M1.75 5.25h-.437v.438h.438zm-.438-.438H.875v.438h.438zM5.25 6.125v-.438h-.438v.438h-.874v-.438h-.875v.438h-.875v-.438H1.75v.438H.875v.438h5.25v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438.875h-.438v.438h.438z" fill="#008456"/>
	<path d="M2.625 3.938h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.875h-.438v.438h.438zm.875-.438h-.438v.438h.438zm.438-.875h-.438v.875h.438zM3.94 4.813h-.877v.438h.875z" fill="#ff1c90"/>
	<path d="M4.375 5.25h-.437v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-4.813.001v.875h.438v-.438h1.313v-.438zm.438-3.5H.438v.875h.438zM2.189.437H.875v.438h1.313zm.875.438h-.439v.438h.438zm.875-.438h-.876v.438h.875zm1.313 0h-.438v.875h.438V.875h.875V.438z" fill="#f0f0f0"/>
`;function Ji(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${kl}
	</svg>`}var Hl=j`
	<path d="M3.063.875v.438h.875V.875zm.875-.438v.438h1.75V.438zm1.75.438v.438h.438V.875zm.438.438v.438h.438v-.438zm.438.438v2.188h.438V1.75zm-.438 2.188v.875h.438v-.876zm-.438.875v.438h.438v-.438zm-.875.438v.438h.875v-.438zm-.875.438v.438h.875V5.69zm-.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M6.563 1.75h-.438v-.437h-.438V.875H3.938v.438h-.875V.875h-1.75v.438H.875v.438H.438v2.188h.438v.875h.438v.438h.875v.438h.875v.438h.875V5.69h.875v-.438h.875v-.438h.438v-.876h.438z" fill="#ff7fc0"/>
	<path d="M6.563 1.75h-.438v2.188h.438zm-.438 2.188h-.438v.875h.438zm-4.812 0H.875v.875h.438zm4.375.875h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#ff1b90"/>
	<path d="M1.313.438v.438h1.75V.438zM.875.875v.438h.438V.875zm-.437.438v.438h.438v-.438zM0 1.75v2.188h.438V1.75zm.438 2.188v.875h.438v-.875zm.438.875v.438h.438v-.438zm.438.438v.438h.875v-.438zm.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M1.313.875v.438h1.75V.875zm2.625 0v.438h1.75V.875zm-.875.438v.438h.875v-.438z" fill="#f0f0f0"/>
	<path opacity=".6" d="M4.813 2.625v-.437h-.875v.438h-.875v-.438h-.875v.438H1.75v1.313h.438v.438h.879v.438h.875v-.438h.871v-.439h.438V2.625z" fill="#fff"/>
	<path d="M5.688 1.313v.438h.438v-.438zm-4.813 0v.438h.438v-.438zm.438.438v.438h.438V1.75zM.438 1.75v.875h.438V1.75z" fill="#f0f0f0"/>
`;function er(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Hl}
	</svg>`}var $l=j`
	<path d="M6.125 2.625v.438H4.812v-.438h-.438v-.437h-.436V.875h.438V.438H.438v.438h.875v.438h.438v.438h.875v.875h-.438v.438H1.75v.875h-.437v.875H.875v.875H.438v.875h1.313v-.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.438h.438V2.625z" fill="#ffe361"/>
	<path d="M6.125 0H4.812v.438h1.313zM1.75 6.563H.438v.438h1.313zm.875-.438H1.75v.438h.875zM1.313.875H.438v.438h.875zm.438.875v.438h.438v.438h.438V1.75zm0 1.313h-.438v.875h.438zm-.438.875H.875v.875h.438zm-.438.875H.438v.875h.438zm-.438.875H0v.875h.438zm3.938-.875H3.5v.438h.875zm0-4.813H.438v.438h3.938z" fill="#000"/>
	<path d="M4.375.438H.438v.438h3.938z" fill="#f0f0f0"/>
	<path d="M6.125 2.625H4.812v.438h1.313zM4.812.437h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.875h.438zM6.126.437H4.813v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H4.812v.438h1.313z" fill="#ba3500"/>
	<path d="M.438.438H0v.438h.438zm1.313.875h-.438v.438h.438zm.438 1.313H1.75v.438h.438zM6.564.438h-.438v.438h.438zm.438.438h-.438v1.313h.438z" fill="#000"/>
	<path d="M6.563.875h-.438v1.313h.438z" fill="#ba3500"/>
	<path d="M7 2.625h-.438V5.25H7z" fill="#000"/>
	<path d="M6.563 2.625h-.438V5.25h.438z" fill="#ffb84b"/>
	<path d="M6.563 2.188h-.438v.438h.438zM4.375.875h-.437v1.313h.438zm.438 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 1.75h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.063 5.688h-.438v.438h.438z" fill="#000"/>
	<path d="M4.375 3.063v.438h-.437v.438H3.5v.438h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438V3.063zM1.75 6.126h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M3.5 5.25h-.437v.438h.438z" fill="#000"/>
	<path d="M2.188 3.063H1.75v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.188h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M2.625 3.5h-.437v.438h.438zm-.875.438h-.437v.438h.438zm-.438.875H.875v.438h.438zm-.438.875H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125.875H4.812v1.313h1.313z" fill="#fd6214"/>
`;function tr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${$l}
	</svg>`}var Tl=j`
	<path d="M6.563 0.876V0.437H3.937v0.437H1.313v2.187H0.437v2.187h5.25v-2.186h0.876z" fill="#bcef42"/>
	<path d="M4.813 5.687v-0.437H2.187v0.437z" fill="#7fb134"/>
	<path d="M6.563 0.876V0.437H3.937v0.437zm-2.626 0.437V0.876H2.187v0.437z" fill="#fff"/>
	<path d="M1.313 4.813v0.437h0.876v-0.437zm4.376 -0.437h-0.437v0.876h0.437zm0.876 -2.187h-0.437v0.876h0.437zm-0.437 0.876h-0.437v1.313h0.437z" fill="#7fb134"/>
	<path d="M7 0.437h-0.437v2.626H7z" fill="#000"/>
	<path d="M1.313 3.937H0.876v2.626h0.437z" fill="#4a8359"/>
	<path d="M6.563 0H3.937v0.437h2.626zM4.813 5.687H2.187v0.437h2.626zM3.937 0.437H2.187v0.437h1.75zM2.187 0.876h-0.874v0.437h0.876zm-0.874 0.437H0.876v0.876h0.437zM0.437 3.063H0v2.187h0.437v1.313h0.437V5.25H0.437zh0.437v-0.876H0.437zm5.25 2.187h-0.876v0.437h0.876zm0.437 -0.876h-0.437v0.876h0.437zh0.437V3.063h-0.437zM1.75 5.687h0.437v-0.437h-0.874v1.313h0.437zm-0.437 0.876H0.876V7h0.437z" fill="#000"/>
	<path d="M0.876 3.063h0.437v-0.876H0.876zm-0.438 0.874h0.437v-0.874H0.437zm1.75 -2.626h-0.874v0.876h0.437v-0.437h0.437z" fill="#fff"/>
	<path d="M1.75 3.5h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.438H3.5zm0.876 -0.437h0.437v-0.438h-0.437zm0.437 -0.437h0.437v-0.438H4.814z" fill="#4a8359"/>
	<path d="M2.187 1.75v0.437h0.437v-0.437z" fill="#fff"/>
	<path d="M1.313 3.5v0.437h0.437V3.5z" fill="#4a8359"/>
`;function ir(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Tl}
	</svg>`}var El=j`
	<path d="M2.188 2.625H1.75v.438H.875v.875H3.5v.875h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.875v-.875H3.063v-.438h.438v-.437h.438V1.75h.438v-.437H3.5v.438h-.437v.438h-.875z" fill="#ffe361"/>
	<path d="M.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M7 3.063h-.438v.875H7zm-5.687-.438H.438v.438h.875zm1.313-.875H1.75v.438h.875zm-.876.438h-.437v.438h.438z" fill="#000"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.438-.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438-.875h-.439v.438h.438zm.438-.438h-.439v.438h.438zm0 3.063h-.439v.438h.438zm-.438.438h-.439v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438H1.75v.438h.438zm-.438.438h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.875h-.438v.438h.438zm.438 3.063H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.875.438h-.437v.438h.438zm-.438.438H3.5v.438h.438zm2.625-1.75h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M6.563 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zm-.438.437h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938.875h-.875v.438h.875zm-.875.438h-.438v.438h.438zM5.688 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M5.688.438H4.375v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.563 2.625H3.5v.438h3.063zM4.375.437h-.437v.438h.438zm1.75 0h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.435v.438h.438zm2.188 1.75h-.875v.438h.875zm-1.313.875h-.875v.438h.875zm.438-.438h-.438v.438h.438zm-1.75 1.313h-.873v.438h.875zm.438-.438h-.436v.438h.438zm-1.75 1.313H1.313v.438h1.313zm.875-2.625H.438v.438h3.063zm-.438 2.188h-.436v.438h.438zm-1.75 0H.875v.438h.438zm.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.438-.438h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.438h.438z" fill="#ffe361"/>
`;function rr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${El}
	</svg>`}var Cl=j`
	<path d="M6.125 1.75v-.437H5.25V.438H3.5v.438h-.437v.438h-.438V.875H1.313v.438H.875v1.75H.438v1.313h.438v-.438h.438V3.5h2.188v-.875h.438v-.437h2.188v.438h.438V1.75z" fill="#b79cf8"/>
	<path d="M3.938 2.625v.438H3.5v.875h.438v.875h.875v.438h1.313v-.438h.438V2.625z" fill="#9af4dc"/>
	<path d="M1.75 4.375v1.75h.438v.438h1.313v-.438h.438v-1.75z" fill="#9af4dc"/>
	<path d="M3.5 6.125H2.188v.438h1.313zm2.625-1.313H4.812v.438h1.313zm.438-.438h-.438v.438h.438zM3.938 5.687H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.938 3.063H3.5v.438h.438zm.875.438h-.438v.438h.438zm1.313-.875H3.938v.438h2.188z" fill="#f0f0f0"/>
	<path d="M3.5.438h-.437v.438h.438zm3.063.875h-.438v.438h.438zm-.438 2.188h-.438v.875h.438zm-2.187-.876H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.188H3.5v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938H.875v.438h.438zm1.75 1.75h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#000"/>
	<path d="M2.625 5.25h-.437v.438h.438zm3.063-.875H5.25v.438h.438zm-.438-.438h-.438v.438h.438zM2.187 6.125H1.75v.438h.438zm1.75 0H3.5v.438h.438zM.874 4.375H.438v.438h.438zm.438 1.75H.875v.438h.438zm-.438.438H.438v.438h.438zM6.563 1.75v.875h-.438v.438h.438v1.75h.438V1.75zM5.688.875V.438H5.25v.875h.875V.875zM2.625.438H1.313v.438h1.313zm3.063 2.625H4.375v.438h1.313zM3.063 4.376H1.75v.438h1.313zm.438 2.188H2.188v.438h1.313zM3.063.875h-.438v.438h.438zm-1.75 0H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.875H1.313v.438h1.313zm.438.438h-.438v.438h.438zm-1.313.875h-.437v.438h.438zm-.875.875H.438v.438h.438zm.438-1.75H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 5.25H4.812v.438h1.313zm-1.75-.438V3.5h-.437v.438H3.5v.438h.438v1.75h.438v-.875h.438v-.438zm2.188 0h-.438v.438h.438zM.875 1.313H.438v1.75h.438zm-.437 1.75H0v1.313h.438zm1.313 1.75h-.438v1.313h.438zm1.75 0h-.438v.875h.438zm-3.063 0H0v1.75h.438zM5.25 0H3.5v.438h1.75z" fill="#000"/>
	<path d="M3.5.875h-.437v.438h.438zM5.25.437H3.5v.438h1.75z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H3.938v.438h2.188z" fill="#000"/>
	<path d="M6.125 1.75v-.437h-.438v.438H3.938v.438h2.188v.438h.438V1.75z" fill="#816bee"/>
	<path d="M2.188 4.813H1.75v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h-1.75v.438h2.188v-.876z" fill="#816bee"/>
	<path d="M3.063 3.063v.438h-1.75v.438h2.188v-.876z" fill="#000"/>
	<path d="M1.313 3.5H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938v.438H.875v.438H.438v1.75h.438v-.438h.438V4.813h.438v-.438h1.75v-.437z" fill="#9af4dc"/>
	<path d="M1.313 4.375H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.5 3.938H1.313v.438h2.188z" fill="#f0f0f0"/>
`;function sr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Cl}
	</svg>`}var jl=j`
	<path d="M6.125 2.188v-.875h-.438V.875h-.438V.438h-.875v.438h.438v.438h.438v1.75h-.438v.438h-.438v.438H2.625V3.5h-.437v-.437H1.75v-1.75h.438V.875h.438V.438H1.75v.438h-.437v.438H.875v.875H.438v2.625h.438v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h.438V2.188z" fill="#b79cf8"/>
	<path d="M2.625 0H1.75v.438h.875zM.875 1.313H.438v.875h.438zm1.313 0H1.75v1.75h.438zm2.188 2.188H2.625v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M.438 2.188H0v2.625h.438zm4.375 4.375H2.188v.438h2.625z" fill="#000"/>
	<path d="M.875 4.375H.438v.438h.438zm4.813.875h-.875v.438H2.188V5.25h-.875v-.438H.875v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h-.438zm.875-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.438H1.75v.438h.875zM1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm-.438.875H.438v.438h.438zm.438.438H.875v.438h.438zm.875.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm2.625-.438h-.438v.438h.438zM4.813.439h-.438v.438h.438zm0 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063.438h-.438v.438h.438zm-.438.437h-.437v.438h.438zm0 2.188h-.437v.438h.438zm-1.75 1.75H.438v.875h.438zm.438.875H.875v.438h.438zM5.251 0h-.875v.438h.875zm.438 6.125h-.875v.438h.875zm-3.5 0h-.876v.438h.875zm4.374-4.812h-.438v.875h.438zm-1.313 0h-.438v1.75h.438zM7 2.188h-.438v2.625H7zM5.687.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zm0 2.188h-.438v.438h.438zm1.75 1.75h-.438v.875h.438zm-.438.875h-.438v.438h.438z" fill="#000"/>
	<path d="M2.188.875H1.75v.438h.438z" fill="#b79cf8"/>
`;function ar(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${jl}
	</svg>`}var Sl=j`
	<path d="M4.813 5.25v-.875h-.438v-.437h-1.75v.438h-.437v.875H1.75v1.313h3.5V5.251z" fill="#ffe361"/>
	<path d="M6.125 1.313V.875H5.25V.438h-3.5v.438H.875v.438H.438v2.625h.438v.438h.875v-.439h3.5v.438h.875v-.438h.438V1.313z" fill="#ff2c52"/>
	<path d="M5.25 0h-3.5v.438h3.5z" fill="#000"/>
	<path d="M5.25.438h-3.5v.438h3.5zm-3.5.437H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#fff"/>
	<path d="M5.25 6.563h-3.5v.438h3.5zM.438 1.313H0v2.625h.438zM1.751.438H.875v.438h.875z" fill="#000"/>
	<path d="M.875 3.063v-1.75H.438v2.625h.875v-.875z" fill="#fff"/>
	<path d="M6.563 1.313h-.438v2.625h.438z" fill="#be0351"/>
	<path d="M6.563 2.625h-.875V3.5h.875zM5.25.875h-.875v.875h.875z" fill="#fff"/>
	<path opacity=".5" d="M6.563 2.625h-.438V3.5h.438z" fill="#be0351"/>
	<path d="M4.375 3.063h-1.75v.438h1.75zm.875.438h-.875v.438h.875zM2.625 3.5H1.75v.438h.875z" fill="#be0351"/>
	<path d="M2.625 4.375h-.437v.875h.438z" fill="#fff"/>
	<path d="M4.813 4.375h-.438v.875h.438zm0 .875v.875H1.75v.438h3.5V5.25z" fill="#ffb84b"/>
	<path d="M2.188 5.25H1.75v.875h.438z" fill="#fff"/>
	<path d="M1.75 3.938H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#be0351"/>
	<path d="M3.5 2.625h-.875V3.5H3.5z" fill="#fff"/>
	<path opacity=".5" d="M3.5 3.063h-.875v.438H3.5z" fill="#be0351"/>
	<path d="M4.375 3.5h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#fff"/>
	<path d="M.875.875H.438v.438h.438z" fill="#000"/>
	<path d="M2.188 1.313H1.75v.438h.438z" fill="#fff"/>
	<path d="M1.75 5.25h-.437v1.313h.438zm.438-.875h.438v-.437H1.75v.438H.875v.438h.875v.438h.438zM.875 3.938H.438v.438h.438zM7 1.313h-.438v2.625H7zM6.125.438H5.25v.438h.875zm.438.438h-.438v.438h.438zm-.438 3.5H5.25v-.438h-.875v.438h.438v.875h.438v1.313h.438V5.251h-.438v-.438h.875zh.438v-.438h-.438z" fill="#000"/>
`;function or(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Sl}
	</svg>`}var Al=j`
	<path d="M6.125 3.063v-.438H5.25v-.437h-.438V1.75h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437v.438H1.75v.438H.875v.438H.438v.875h.438v.438h.875v.438h.438v.438h.438v.875h.438v.438h.875v-.438h.438v-.875h.438v-.438h.438v-.438h.875v-.44h.438v-.875z" fill="#47baff"/>
	<path d="M4.813 3.063h-.875v-.438h-.875v.438h-.875v.875h.875v.438h.875v-.438h.875z" fill="#b5e3ff"/>
	<path d="M1.313 0H.438v.438h.875zm.875.438h-.875v.438h.875zm-.438 1.75H.875v.438h.875zM.438.438H0v.875h.438z" fill="#000"/>
	<path d="M1.313.438H.438v.875h.438V.875h.438z" fill="#f0f0f0"/>
	<path d="M.438 3.063H0v.875h.438zM7.001.438h-.438v.875h.438zm-.438.875h-.438v.875h.438zm-5.688 0H.438v.875h.438zm1.75-.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.063.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm-1.313.875H1.75v.438h.438zm-.875.437H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 6.563v-.438h.875V5.25H1.75v-.438H.875v.875H.438v.875z" fill="#b79cf8"/>
	<path d="M.875 5.688H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.75H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188.875H.875v1.313h.875V1.75h.438zm3.938 1.313V.875H4.813v.875h.438v.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.875h.438zm-.438.875h-.437v.438h.438zm4.375-.438h-.438v.875h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M5.688 6.563v-.438h-.875V5.25h.438v-.438h.875v.875h.438v.875z" fill="#b79cf8"/>
	<path d="M6.563 5.688h-.438v.438h.438zm-.438-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M.875 2.625H.438v.438h.438zM7 3.063h-.438v.875H7zm-.438-.438h-.438v.438h.438zM4.374.437h-.436v.438h.438zm.875 1.313h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm0 2.625h-.875v.875h.875zM6.563.438h-.875v.438h.875zm-.875.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 2.188h-.875v.438h.875zm0 2.188h-.875v.438h.875zM6.563.001h-.875v.438h.875zm-.875.438h-.875v.438h.875zm.438 1.75h-.875v.438h.875zM1.313 6.563H.438v.438h.875zm.875-.438h-.875v.438h.875zm-.438-1.75H.875v.438h.875zM.437 5.688H0v.875h.438zm6.563 0h-.438v.875H7zm-.438-.875h-.438v.875h.438zm-5.687 0H.438v.875h.438zm1.75.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zm-1.75.875h-.438v.438h.438zm-.875-1.313H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188 5.25H1.75v.875h.438zm-.438-.438h-.437v.438h.438z" fill="#816bee"/>
	<path d="M.875 3.938H.438v.438h.438zm1.313-.875H1.75v.875h.438zm.875-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm2.188-.875h-.438v.875h.438zm-.438-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm1.75 0h-.438v.438h.438z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438zm-.438-.438h-.438v.438h.438zm0 1.313h-.438v.438h.438zm-.875 0h-.438v.438h.438zm-1.313.875h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm.875 1.75h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm-.874-1.749H1.75v.438h.438zM.875 3.5H.438v.438h.438zm.438.438H.875v.438h.438z" fill="#4282d8"/>
	<path d="M4.375 6.125h-.437v.438h.438zm.875-1.313h-.438v.438h.438zm-1.313 1.75h-.874V7h.875zm2.625 0h-.875V7h.875zm-.875-.438h-.875v.438h.875zm.438-1.75H5.25v.438h.875z" fill="#000"/>
`;function dr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Al}
	</svg>`}var Dl=j`
	<path d="M3.938.438h-.875v1.75h.875zm.875 2.625v-.438h-.438v-.437h-1.75v.438h-.437v.438H.438v.875h1.75v.438h.438v.438h.438v1.75h.875v-1.75h.438v-.438h.438v-.439h1.75v-.875z" fill="#bcef42"/>
	<path d="M1.75 0h-.437v.438h.438zm.875 2.188h-.437v.438h.438zm2.188 0h-.438v.438h.438zM5.688 0H5.25v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 1.313h-.875v.438h.875zm0 .438h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 5.25h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 6.125h-.875v.438h.875zm0-1.313h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 2.625h-.875v.438h.875zm0 1.313h-.875v.438h.875zm.438-.875h-.438v.875h.438z" fill="#000"/>
	<path d="M5.25 3.063h-.438v.875h.438z" fill="#7fb134"/>
	<path d="M3.063 3.063h-.438v.875h.438z" fill="#000"/>
	<path d="M2.625 2.625h-.437V3.5h.438z" fill="#f0f0f0"/>
	<path d="M1.313.438H.875v.438h.438z" fill="#000"/>
	<path d="M1.313.438v.438H.875v.438H.438v.438h1.313V.438z" fill="#6be473"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 1.313H.438v.438h1.313z" fill="#008456"/>
	<path d="M5.25 5.25v1.313h.438v-.438h.438v-.438h.438v-.438zm-4.812 0v.438h.438v.438h.438v.438h.438V5.251z" fill="#6be473"/>
	<path d="M1.75 5.25H.438v.438h1.313z" fill="#f0f0f0"/>
	<path d="M1.313 5.688v.875h.438v-.875z" fill="#008456"/>
	<path d="M6.125 1.313V.875h-.438V.438h-.438v1.313h1.313v-.438z" fill="#6be473"/>
	<path d="M5.688.438H5.25v.438h.438zm0 2.625H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.563 3.5H5.25v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 1.313H5.25v.438h1.313z" fill="#008456"/>
	<path d="M.875.875H.438v.438h.438zM3.063.437h-.438v1.75h.438zm1.313 0h-.438v1.75h.438zm2.625 2.625h-.438v.875h.438zm-.438-.438h-1.75v.438h1.75zm0 1.313h-1.75v.438h1.75zM.438 3.063H0v.875h.438zm1.75-.438H.438v.438h1.75z" fill="#000"/>
	<path d="M1.75 3.063H.438v.875h.438V3.5h.875z" fill="#f0f0f0"/>
	<path d="M2.188 3.938H.438v.438h1.75zM.438 1.313H0v.438h.438zm1.313 5.25h-.438v.438h.438zm.875-2.188h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75 3.5h-.437v.438h.438zm.438-.438H1.75v.875h.438z" fill="#7fb134"/>
	<path d="M2.188 3.063H1.75v.875h.438z" fill="#3f581a"/>
	<path d="M4.375 4.375h-1.75v.438h1.75z" fill="#7fb134"/>
	<path d="M4.375 2.188h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 3.938h-.438v.438h.438z" fill="#7fb134"/>
	<path d="M5.688 6.563H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zM3.939 6.562h-.876V7h.875zm-2.625-.438H.875v.438h.438zm-.438-.438H.438v.438h.438zm2.188-.875h-.439v1.75h.438zm1.313 0h-.439v1.75h.438zM1.75 1.75H.438v.438h1.75V.438H1.75zm3.5 0V.438h-.438v1.75h1.75V1.75z" fill="#000"/>
	<path d="M.438 4.813v.438h1.313v1.313h.438v-1.75zm4.375 0v1.75h.438V5.25h1.313v-.438zM.438 5.25H0v.438h.438z" fill="#000"/>
	<path d="M5.688 6.125H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#008456"/>
	<path d="M5.688 5.25H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 3.063h-.875v.875h.875z" fill="#7fb134"/>
	<path d="M3.938 1.75h-.875v.438h.875zm0 3.063h-.875v.438h.875zm1.313-1.75h-.438v.875h.438z" fill="#3f581a"/>
`;function lr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Dl}
	</svg>`}var Ol=j`
	<path d="M4.813 4.375h.438v-.437h1.313V3.5H5.251v-.437h-.438V1.75h.875v-.437H4.375v.438H3.063v-.438h-.438V.875H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v-.875h1.75v.438h-.439v.438h.438v.438h.875v-.438h1.313v-.438h-.875z" fill="#54cfff"/>
	<path d="M3.938 4.813H3.5v.438h.438zm1.75.438H5.25v.438h.438zm.875-1.75h-.438v.438h.438zM5.25 3.063h-.438v.438h.438zM1.312 4.376H.875v.438h.438zm.438.438h-.437v.875h.438zm2.625.875H3.063v.438h1.313zm0-1.313h-.437v.438h.438z" fill="#4282D8"/>
	<path d="M3.938 0H3.5v.438h.438zm.438.438h-.438v.438h.438zm-.876 0H1.75v.438H3.5zM1.75.875h-.437v.438h.438zm1.313 0h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875 0h-.438v.438h.438zM5.689.875H4.376v.438h1.313zm.438.438h-.438v.438h.438zm-4.814 0H.875v.438h.438zm-.438.437H.438v.438h.438zm-.437.438H0v2.625h.438zm.875.438H.875v1.75h.438zm.438-.438h-.438v.438h.438zm2.188-.438H1.75v.438h2.188z" fill="#000"/>
	<path d="M3.938 1.75H3.5v.875h.438zm1.75 0h-.875v.438h.875z" fill="#000"/>
	<path d="M5.25 1.75h-.438v1.313h.438zm1.313 1.313H5.25v.438h1.313zm.438.438h-.438v.438h.438zm-2.625-.875h-.438v1.75h.438zm2.188 1.313H5.251v.438h1.313zm-1.313.438h-.438v.875h.438z" fill="#000"/>
	<path d="M5.688 4.813h-.875v.438h.875zm.438.438h-.438v.438h.438zm-.438.438H4.375v.438h1.313zm-1.313.438h-1.75v.438h1.75zM3.5 4.814H1.75v.438H3.5zm-.875 1.75h-.437v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.875 0h-.437v.438h.438zm-1.75 0H.875v.438h.438zm-.438-.438H.438v.438h.438zm.875-.438h-.436v.438h.438zm2.188 0H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.625H3.5v-.437H1.75v.438h-.437v1.75h.438v.438h1.75v-.438h.438z" fill="#9af4dc"/>
	<path d="M3.5 4.375H1.75v.438H3.5zm-1.75-.437h-.437v.438h.438zm2.188 0H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.875.438h-.437v.438h.438zm.875-.875H1.75v.438H3.5z" fill="#f0f0f0"/>
	<path d="M3.5 5.688h-.437v.438h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm.875-.875h-.437v.438h.438zm.875-.438H1.75v.438h.875zm3.063.438H4.375v.438h1.313zM3.938.438H3.5v.438h-.437v.438h.438v.438h.438v-.439h.438V.875h-.439zM2.625 5.25h-.437v.438H1.75v.438h.438v.438h.438v-.438h.438v-.438h-.439z" fill="#f0f0f0"/>
`;function nr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Ol}
	</svg>`}var Vl=j`
	<path d="M5.688 1.313V.875h-.875v.438h-.438V.875h-.437V.438h-.875v.438h-.438v.438h-.437V.875h-.875v.438H.875v1.75h.875v.438h.438v-.438h2.625v.438h.438v-.438h.875v-1.75z" fill="#d1cdd5"/>
	<path d="M6.125 3.938V3.5h-1.75v-.437h-1.75v.438H.875v.438H.438v1.313h.438v.438h1.75v.438h.438v.438h.875v-.438h.438V5.69h1.75v-.438h.438V3.938z" fill="#57595f"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438zm-1.313 0h-.438v.438h.438zM2.625.875h-.437v.438h.438zM2.188.438h-.875v.438h.875zm-1.313.875H.438v1.75h.438zm.438-.438H.875v.438h.438zM.875 3.5H.438v.438h.438zm-.437.438H0v1.313h.438zm.438 1.313H.438v.438h.438zm1.75.438H.875v.438h1.75zm.438.438h-.439v.438h.438zm.875.438h-.876v.438h.875zm.438-.438h-.439v.438h.438zm1.75-.438h-1.75v.438h1.75zm.438-.438h-.438v.438h.438zm.438-1.313h-.438v1.313h.438zM6.565 3.5h-.438v.438h.438zm0-2.188h-.438v1.75h.438zM2.188 3.5H1.75v.438h.438zm.438-.438h-.438V3.5h.438zm1.75-.438H2.625v.438h1.75zm.438.438h-.438V3.5h.438zm.438.438h-.438v.438h.438zm.438-.438h-.438V3.5h.875v-.437zm-4.377.001H.875v.438h.875v-.438z" fill="#000"/>
	<path d="M.875 4.813H.438v.438h.438zm.438.438H.875v.438h.438zm1.75.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm-.438.438h-.875v.438h.875zm2.188-.875h-.438v.438h.438zm.438-1.313h-.438v1.313h.438z" fill="#35363a"/>
	<path d="M1.313 2.625H.875v.438h.438zm.875.438H1.75v.438h.438zm3.063 0h-.438v.438h.438zm-2.626-.438h-.437v.438h.438zm2.188 0h-.438v.438h.438z" fill="#847d8b"/>
	<path d="M5.25 3.063h-.438v.438h.438zm-.875-.875h-1.75v.438h1.75zm1.75-.438h-.438v1.313h.438z" fill="#847d8b"/>
	<path d="M1.75 1.75h-.437v.438h.438zm-.437-.437H.875v.438h.438zm.875-.438h-.875v.438h.875zm.875 0h-.438v.438h.438zm.875-.438h-.875v.438h.875zm.438.438h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M.875 3.938H.438v.438h.438zm.438-.438H.875v.438h.438zm1.313 0h-.438v.438h.438zm1.75-.438H2.625V3.5h1.75zm.875.875h-.438v.438h.438zm.875-.438h-.875v.438h.875z" fill="#d8d8d8"/>
`;function cr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Vl}
	</svg>`}var Il=j`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H2.625v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.438v.438h.438v.438h.438v.438h2.188v-.438h.875v-.438h.438v-.438h.438v-.875h.438V1.75z" fill="#bcef42"/>
	<path d="M6.563.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.438v.438h.875z" fill="#bcef42"/>
	<path d="M1.75 6.125H.438v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 3.5h-.438v.875h.438z" fill="#816bee"/>
	<path d="M5.25.438H2.625v.438H5.25z" fill="#f0f0f0"/>
	<path d="M5.25.875H2.625v.438H5.25z" fill="#b79cf8"/>
	<path d="M4.375 6.125H2.188v.438h2.188z" fill="#816bee"/>
	<path d="M6.563.875h-.438v.438h.438z" fill="#bcef42"/>
	<path d="M2.625 2.188h-.437v.438h.438zM1.313 1.75H.875v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625 1.313h-.437v.438h.438zm3.063 0H5.25v.438h.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.438h.438zm.875 1.75h-.438v.438h.438zM.875 5.25H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 4.813h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M6.563.438v.875h-.438V.875h-.438v.438h.438v.438h.438v2.625h.438V.438zm-5.25.875H.875v.438h.438zm.438-.438h.875V.438H1.75zh-.438v.438h.438zm4.813 3.5h-.438v.875h.438zM.875 1.75H.438v.875h.438zM5.25 6.125h-.875v.438h.875zm.875-.875h-.438v.438h.438zm-4.812 0H.875v.438h.438zm.438.438h-.438v.438h.438zm-.875-.875H.438v.438h.438zm4.813.875h-.438v.438h.438zM.438 2.625H0v3.938h.438z" fill="#000"/>
	<path d="M5.25.875h.438V.438h.875V0H2.625v.438H5.25zM2.188 6.563v-.438H1.75v.438H.438v.438h3.938v-.438z" fill="#000"/>
	<path d="M.875 2.625H.438V3.5h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.625H3.5v.438h.875zm-.438 1.75h-.874v.438h.875zm.875-1.313h-.438v.875h.438zm-3.5 1.75h.875v-.438H1.75V2.188h-.437zm3.5-3.063H3.063v.438h1.75zm-.438 3.5H2.625v.438h1.75zm2.188-3.063h-.438v1.313h.438zM.875 3.5H.438v1.313h.438zm1.313-1.75H1.75v.438h.438zm1.313 1.313h-.438v.438h.438zm-.438.875h-.438v.438h.438zm-.438.875h-.437v.438h.438zm1.75-.875h-.437v.438h.438zm.438.875h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-2.188-1.75v-.437h-.438v.438h-.437v1.313h.438V2.625zm3.063-.875h-.438v.438h.438zm-.875.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM1.313 4.813H.875v.438h.438zm.438.438h-.438v.438h.438zm.438.438H1.75v.438h.438z" fill="#b79cf8"/>
`;function hr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Il}
	</svg>`}var Rl=j`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.438h.438v-.438h.438V1.75z" fill="#d1cdd5"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.438h.438zm.875 3.938h-.437v.875h.438zm-.438-.438H.875v.438h.438zm.875 1.313H1.75v.438h.438zM.874 4.376H.438v.438h.438z" fill="#000"/>
	<path d="M1.75 4.813h-.437v.438h.438zm.438.875H1.75v.438h.438zm-.875-1.313H.875v.438h.438zm1.75-1.313H1.75v1.313h1.313z" fill="#847d8b"/>
	<path d="M3.063 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 3.063H3.938v1.313h1.313z" fill="#847d8b"/>
	<path d="M5.25 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 5.254h.438v-.438H5.25zm-.438.875h.438v-.438h-.438zm.875-1.313h.438v-.438h-.438z" fill="#847d8b"/>
	<path d="M.438 1.75H0v2.625h.438z" fill="#000"/>
	<path d="M.875 1.75H.438v2.625h.438z" fill="#fff"/>
	<path d="M5.25.879h.438V.441H5.25zm.438.438h.438V.879h-.438zm.438.438h.438v-.438h-.438zM5.251 6.13h.438v-.875h-.438zm.438-.875h.438v-.438h-.438zm-.875 1.313h.438V6.13h-.438zm1.313-1.75h.438V4.38h-.438zm.438-.438h.438V1.755h-.438z" fill="#000"/>
	<path d="M6.125 4.379h.438V1.754h-.438z" fill="#847d8b"/>
	<path d="M1.75 0v.438h3.5V0z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm.438.438h-.438v.438h.438zm3.5-.433h.438V.88h-.438zm.438.438h.438v-.438h-.438zM1.75.438v.438h3.5V.438z" fill="#fff"/>
	<path d="M2.188 6.563v.438h2.625v-.438z" fill="#000"/>
	<path d="M2.188 6.125v.438h2.625v-.438z" fill="#847d8b"/>
	<path d="M3.063 5.688h-.438v.875h.438zm1.313 0h-.438v.875h.438z" fill="#57595f"/>
`;function ur(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Rl}
	</svg>`}var Pl=j`
	<path d="M3.063 0H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm-.875 2.187H3.5v1.75h.438zm-3.5-.437H0v2.625h.438zM6.563.875h-1.75v.438h1.75z" fill="#000"/>
	<path d="M3.063.438H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm1.75.438h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M3.063 6.563H1.75v.438h1.313z" fill="#000"/>
	<path d="M2.625 6.125v-.438h-.437v-.875H1.75V2.188h.438v-.875h.438V.875H1.75v.438H.875v1.75H.438v1.75h.438v.875h.438v.438h.438v.438h1.313v-.438z" fill="#ffe361"/>
	<path d="M3.063 6.125H1.75v.438h1.313z" fill="#ffb84b"/>
	<path d="M4.813 6.125h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ffe361"/>
	<path d="M6.563 5.688h-1.75v.438h1.75zM1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.875h.438zm6.125 0h-.438v.438H7zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.875h.438zm.875 3.063h-.438v.438h.438zm-.438-.438h-.438v.438h.438zm-.438-.875h-.438v.875h.438zm-.438-.875h-.438v.875h.438zM1.747 6.127h-.434v.438h.438zm-.438-.438H.875v.438h.438zm-.438-.875H.438v.875h.438zm1.313-2.625H1.75v2.625h.438zM3.059.876h-.434v.438h.438zm-.434.437h-.437v.875h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm1.75 0h-.437v.875h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.313H1.75v.875h.438z" fill="#ffb84b"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625.875h-.437v.438h.438zm1.313.875H3.5v.875h.438zm.438-.438h-.438v.438h.438zm-2.188 3.5H1.75v.438h.438zm-.438.875h-.437v.438h.438zm-.438-.875H.875v.875h.438zm2.188.875v-.438h-.437v-.438h-.438v.875h.438v.438h1.75v-.438zm.438-1.313H3.5v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="url(#a)"/>
	<path d="M6.125 5.25v-.438h-.438v-.874h-.438v-.875h.438v-.875h.438V1.75H4.812v.438h-.438v.438h-.436v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ff2c52"/>
	<path d="M5.688 2.188H5.25v.875h.438zm.438-.438h-.438v.438h.438zm-.438 2.188H5.25v.438h.438zM5.25 5.251v-.438h-.875v.438h.438v.438h1.75v-.438z" fill="#be0351"/>
	<path d="M1.313 1.313H.875v.438h.438zm0 1.75H.875v.438h.438zm1.75-1.75h-.438v.438h.438zm1.75.438h-.438v.438h.438zm-.438.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 1.75h-.437v.875h.438zM3.062 5.688h-.437v.438h.438zm-.438-.875h-.436v.875h.438zm2.188.438h-.438v.438h.438zm-.438-.875h-.436v.875h.438z" fill="#000"/>
	<defs>
		<radialGradient id="a" cx=".75" cy=".5" r="1" fx=".75" fy=".5">
		<stop stop-color="#ff2c52" offset="30%"/>
		<stop stop-color="#ffe361" offset="70%"/>
		</radialGradient>
	</defs>
`;function fr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Pl}
	</svg>`}var Bl=j`
	<path d="M4.813.438v.438h-.438v.438h-.437v.438H3.5v.438h-.437v.875h-.438v.438H3.5v.875h.438v-.44h.875V3.5h.438v-.437h.438v-.438h.438v-.437h.438V.438z" fill="#d1cdd5"/>
	<path d="M1.313 3.938h.438v.438h.875v.875h.438v.438h.875v.438h.875v-.875h-.876v-.438H3.5v-.438h-.437v-.438h-.438V3.5h-.437v-.437H1.75v-.875H.875v.875h.438z" fill="#ffe361"/>
	<path d="M2.188 4.813h-.875v.875h.875zm-.875.875H.438v.875h.875z" fill="#ffe361"/>
	<path d="M4.813.438h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-.437.438h-.438v.875h.438zm-.875 0H1.75v.875h.438zm-1.313 0H.438v.875h.438zm.438.875H.875v.875h.438zm3.5.875h-.875v.438h.875zm0 .875h-.875v.438h.875zm.438.438h-.438v.875h.438z" fill="#000"/>
	<path d="M6.563.438h-.438v1.75h.438z" fill="#847d8b"/>
	<path d="M.438 5.688H0v.875h.438zm4.375.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#000"/>
	<path d="M2.188 5.25h-.875v.438h.875zm-.875.875H.438v.438h.875z" fill="#ffb84b"/>
	<path d="M1.313 6.125v.438h.438v-.438h.438v-.438h-.876zm1.313-.875v-.875H1.75v-.437h-.437v.875h.875v.875h.875V5.25zm-1.313 0v-.438H.875v.438H.438v.438h.875zm0 1.313H.438v.438h.875zM1.75 1.75H.875v.438h.875zm1.313 2.188v.438h.438V3.5h-.876v.438z" fill="#000"/>
	<path d="M5.688 1.313H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.436v.438h.438zm-.436.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M3.063 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 3.5h-.437v.438h.438zm-.437-.875H.875v.438h.438zm.875 1.313H1.75v.438h.438zm.875.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M3.938 4.375H3.5v.438h.438zM2.625 3.063h-.437v.438h.438zm3.938-.875h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438-3.5V.44h1.75v1.75h.438V0z" fill="#000"/>
	<path d="M4.813 5.25h-.438v.438h.438zm-.875-.438H3.5v.438h.438zM3.5 4.374h-.437v.438h.438zm-.437-.436h-.438v.438h.438zM2.625 3.5h-.437v.438h.438zm-.437-.437H1.75v.438h.438zM3.5 2.188h-.437v.438h1.313v-.438h-.438V1.75H3.5zM4.375.875v.438h-.437v.438h1.313v-.438h-.438V.875zm1.75-.438H4.812v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.873.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M1.75 2.188h-.437v.438h.438zm0 2.625h-.437v.438h.438zm-.875.875H.438v.438h.438z" fill="#f0f0f0"/>
`;function mr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Bl}
	</svg>`}var Nl=j`
	<path d="M5.688 2.625v-.437H5.25V1.75h-.438v-.437h-.438V.875h-.436V.438h-.875v.438h-.438v.438h-.437v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.875v.438h3.5v-.438h.875v-.438h.438V3.5h-.438v-.875z" fill="#0abbff"/>
	<path d="M3.063 0v.438h.875V0zm-.438.438v.438h.438V.438zm1.313 0v.438h.438V.438zm.438.438v.438h.438V.875zm.438.438v.438h.438v-.439zm.438.438v.438h.438v-.44zm.438.438v.438h.438v-.44zm.438.438v.875h.438v-.878zm-5.69-.003V3.5h.438v-.875zM0 3.5v2.188h.438V3.5zm6.563 0v2.188h.438V3.5zM2.188.875v.438h.438V.875zm-.438.438v.438h.438v-.438zm-.437.437v.438h.438V1.75zm-.438.438v.438h.438v-.438zm-.438 3.5v.438h.438v-.438zm5.688 0v.438h.438v-.438zm-4.375.875v.438h3.5v-.438z" fill="#000"/>
	<path d="M1.75 6.125v.438h3.5v-.438z" fill="#4282d8"/>
	<path d="M.875 6.125v.438h.875v-.438zm5.25.438v-.438H5.25v.438z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#fff"/>
	<path opacity=".5" d="M4.813 3.5v-.437h-.438v-.438h-.437v-.437h-.875v.438h-.438v.438h-.437v.438H1.75v1.313h.438v.438h2.625v-.438h.438V3.5z" fill="#fff"/>
	<path d="M2.625.875v.438h.438V.875zm-.437.438v.438h.438v-.438zm.438.438v.438h.438V1.75zM1.75 1.75v.438h.438V1.75zm-.437.438v.438h.438v-.438zm-.438.437V3.5h.438v-.875zM.438 3.5v.875h.438V3.5z" fill="#fff"/>
	<path d="M5.25 2.188v.438h.438v-.438zm.438.438v.875h.438v-.876zm.438.875v1.75h-.438v.438H5.25v.438h.875v-.438h.438V3.5zM.875 6.125h.875v-.438H.875z" fill="#4282d8"/>
`;function pr(e={}){return g`<svg
		${S(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Nl}
	</svg>`}var Ll=globalThis.$discordMessage??{};function st(){return Ll}var Br={blue:"https://cdn.discordapp.com/embed/avatars/0.png",gray:"https://cdn.discordapp.com/embed/avatars/1.png",green:"https://cdn.discordapp.com/embed/avatars/2.png",orange:"https://cdn.discordapp.com/embed/avatars/3.png",red:"https://cdn.discordapp.com/embed/avatars/4.png",pink:"https://cdn.discordapp.com/embed/avatars/5.png"},Nr=st().avatars??{},at=Object.assign(Br,Nr,{default:Br[Nr.default]??Nr.default??Br.blue}),vr=st().profiles??{},Da=st().defaultTheme==="light"?"light":"dark",Oa=st().defaultMode==="compact"?"compact":"cozy",Va=st().defaultBackground==="none"?"none":"discord",Ia=new Map([["heart",er()],["crystal",Qi()],["diamond",Ki()],["explosion",Xi()],["flame",Yi()],["flower",Ji()],["key",tr()],["leaf",ir()],["lightning",rr()],["magic",sr()],["moon",ar()],["mushroom",or()],["mythical",dr()],["ornament",lr()],["plasma",nr()],["rock",cr()],["shell",hr()],["skull",ur()],["sun",fr()],["sword",mr()],["water",pr()]]);var Vt=class extends Error{constructor(t){super(t),this.name="DiscordComponentsError"}},ql=new Intl.DateTimeFormat("en-US",{day:"2-digit",month:"2-digit",year:"numeric"}),Fl=new Intl.DateTimeFormat("en-US",{hour12:!0,hour:"2-digit",minute:"2-digit"}),Ul=new Intl.DateTimeFormat("en-US",{hour12:!1,hour:"2-digit",minute:"2-digit"}),Zl=e=>e instanceof Date?ql.format(e):e,Wl=(e,t=!1)=>e instanceof Date?t?Ul.format(e):Fl.format(e):e;function It(e,t=!1,r=!1){if(!(e instanceof Date)&&typeof e!="string")throw new TypeError("Timestamp prop must be a Date object or a string.");return t?Wl(e,r):Zl(e)}var Gl=/(?:<(?<animated>a)?:(?<name>\w{2,32}):)?(?<id>\d{17,21})>?/;function Rt(e){let t=st().emojis?.[e];if(t)return t;let r=Gl.exec(e);if(r?.groups){let{name:i,id:s,animated:l}=r.groups;return{name:i,url:`https://cdn.discordapp.com/emojis/${s}.${l?"gif":"png"}`}}}function gr(e){if(e)return Ia.get(e)??e}var Ql=j`
	<path
		fill="currentColor"
		d="M10 5V3H5.375C4.06519 3 3 4.06519 3 5.375V18.625C3 19.936 4.06519 21 5.375 21H18.625C19.936 21 21 19.936 21 18.625V14H19V19H5V5H10Z"
	/>
	<path fill="currentColor" d="M21 2.99902H14V4.99902H17.586L9.29297 13.292L10.707 14.706L19 6.41302V9.99902H21V2.99902Z"
	/>
`;function Lr(e={}){return g`<svg ${S(e)} class="discord-button-launch" aria-hidden="false" width="16" height="16" viewBox="0 0 24 24">
		${Ql}
	</svg>`}var ot=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},ve=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Su=(()=>{let e=[F("discord-button")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[];var O=class extends s{static{i=this}static{let A=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({reflect:!0,attribute:"emoji"})],v=[y({reflect:!0,attribute:"emoji-name"})],o=[y({reflect:!0,attribute:"url"})],p=[y({type:Boolean,reflect:!0,attribute:"disabled"})],f=[y({reflect:!0,attribute:"type"})],V=[y({reflect:!0,attribute:"modal-id"})],ot(this,null,l,{kind:"accessor",name:"emoji",static:!1,private:!1,access:{has:k=>"emoji"in k,get:k=>k.emoji,set:(k,U)=>{k.emoji=U}},metadata:A},a,n),ot(this,null,v,{kind:"accessor",name:"emojiName",static:!1,private:!1,access:{has:k=>"emojiName"in k,get:k=>k.emojiName,set:(k,U)=>{k.emojiName=U}},metadata:A},u,d),ot(this,null,o,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:k=>"url"in k,get:k=>k.url,set:(k,U)=>{k.url=U}},metadata:A},_,m),ot(this,null,p,{kind:"accessor",name:"disabled",static:!1,private:!1,access:{has:k=>"disabled"in k,get:k=>k.disabled,set:(k,U)=>{k.disabled=U}},metadata:A},h,c),ot(this,null,f,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:k=>"type"in k,get:k=>k.type,set:(k,U)=>{k.type=U}},metadata:A},M,$),ot(this,null,V,{kind:"accessor",name:"modalId",static:!1,private:!1,access:{has:k=>"modalId"in k,get:k=>k.modalId,set:(k,U)=>{k.modalId=U}},metadata:A},x,z),ot(null,t={value:i},e,{kind:"class",name:i.name,metadata:A},null,r),O=i=t.value,A&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:A})}static styles=P`
		:host > *:first-child {
			display: flex;
			justify-content: center;
			align-items: center;
			cursor: pointer;
			margin: 4px 8px 4px 0;
			padding: 2px 16px;
			width: auto;
			height: 32px;
			min-width: 60px;
			min-height: 32px;
			-webkit-transition:
				background-color 0.17s ease,
				color 0.17s ease;
			transition:
				background-color 0.17s ease,
				color 0.17s ease;
			border-radius: 3px;
			font-size: 14px;
			font-weight: 500;
			line-height: 16px;
			text-decoration: none !important;
			/* CSS Reset to unset button styling */
			border-width: unset;
			border-style: unset;
			border-color: unset;
			border-image: unset;
			box-sizing: unset;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
		}

		.success {
			color: #fff;
			background-color: #3ba55d;
		}

		.success.hoverable:hover {
			background-color: #2d7d46;
		}

		.destructive {
			color: #fff;
			background-color: #ed4245;
		}

		.destructive.hoverable:hover {
			background-color: #c03537;
		}

		.primary {
			color: #fff;
			background-color: #5865f2;
		}

		.primary.hoverable:hover {
			background-color: #4752c4;
		}

		.secondary {
			color: #fff;
			background-color: #4f545c;
		}

		.secondary.hoverable:hover {
			background-color: #5d6269;
		}

		.disabled {
			cursor: not-allowed !important;
			opacity: 0.5;
		}

		.launch {
			margin-left: 8px;
		}

		.emoji {
			margin-right: 4px;
			object-fit: contain;
			width: 1.375em;
			height: 1.375em;
			vertical-align: bottom;
		}
	`;#e=ve(this,a,void 0);get emoji(){return this.#e}set emoji(A){this.#e=A}#t=(ve(this,n),ve(this,u,"emoji"));get emojiName(){return this.#t}set emojiName(A){this.#t=A}#i=(ve(this,d),ve(this,_,void 0));get url(){return this.#i}set url(A){this.#i=A}#r=(ve(this,m),ve(this,h,!1));get disabled(){return this.#r}set disabled(A){this.#r=A}#s=(ve(this,c),ve(this,M,"secondary"));get type(){return this.#s}set type(A){this.#s=A}#a=(ve(this,$),ve(this,x,void 0));get modalId(){return this.#a}set modalId(A){this.#a=A}validButtonTypes=(ve(this,z),new Set(["primary","secondary","success","destructive"]));checkType(){if(this.type){if(typeof this.type!="string")throw new TypeError("DiscordButton `type` prop must be a string.");if(!this.validButtonTypes.has(this.type))throw new RangeError("DiscordButton `type` prop must be one of: 'primary', 'secondary', 'success', 'destructive'")}}checkParentElement(){if(this.parentElement?.tagName.toLowerCase()!=="discord-action-row")throw new Vt("All <discord-button> components must be direct children of <discord-action-row>.")}handleButtonClick(){if(this.modalId){let A=this.parentElement?.parentElement?.parentElement?.parentElement;if(A?.tagName?.toLowerCase()==="discord-messages"){let k=A?.querySelector("discord-modal"),U=k?.shadowRoot?.querySelector(`dialog#${this.modalId}`),he=U?.querySelector("div.discord-modal-box");if(U instanceof HTMLDialogElement&&he instanceof HTMLDivElement&&(U.showModal(),he.style.display="flex",k)){let pe=globalThis.getComputedStyle(globalThis.document.body).overflow;k.originalBodyOverflow=pe,globalThis.document.body.style.overflow="hidden"}}}}render(){this.checkType(),this.checkParentElement();let A=this.url&&!this.disabled,k=g`
			${N(this.emoji,()=>g`<img src=${this.emoji} alt=${this.emojiName} draggable="true" class="emoji" />`)}
			<span>
				<slot></slot>
			</span>
			${N(this.url,()=>Lr())}
		`;return A?g`<a class="secondary" href=${this.url} target="_blank" rel="noopener noreferrer">${k}</a>`:g`<button
			class=${fe({[this.type]:!0,disabled:this.disabled,hoverable:!this.disabled})}
			@click=${this.handleButtonClick}
		>
			${k}
		</button>`}static{ve(i,r)}};return O=i})();var Ge=class extends Event{constructor(t,r,i,s){super("context-request",{bubbles:!0,composed:!0}),this.context=t,this.contextTarget=r,this.callback=i,this.subscribe=s??!1}};var Pt=class{constructor(t,r,i,s){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(l,a)=>{this.unsubscribe&&(this.unsubscribe!==a&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=l,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(l,a)),this.unsubscribe=a},this.host=t,r.context!==void 0){let l=r;this.context=l.context,this.callback=l.callback,this.subscribe=l.subscribe??!1}else this.context=r,this.callback=i,this.subscribe=s??!1;this.host.addController(this)}hostConnected(){this.dispatchRequest()}hostDisconnected(){this.unsubscribe&&(this.unsubscribe(),this.unsubscribe=void 0)}dispatchRequest(){this.host.dispatchEvent(new Ge(this.context,this.host,this.t,this.subscribe))}};var _r=class{get value(){return this.o}set value(t){this.setValue(t)}setValue(t,r=!1){let i=r||!Object.is(t,this.o);this.o=t,i&&this.updateObservers()}constructor(t){this.subscriptions=new Map,this.updateObservers=()=>{for(let[r,{disposer:i}]of this.subscriptions)r(this.o,i)},t!==void 0&&(this.value=t)}addCallback(t,r,i){if(!i)return void t(this.value);this.subscriptions.has(t)||this.subscriptions.set(t,{disposer:()=>{this.subscriptions.delete(t)},consumerHost:r});let{disposer:s}=this.subscriptions.get(t);t(this.value,s)}clearCallbacks(){this.subscriptions.clear()}};var qr=class extends Event{constructor(t,r){super("context-provider",{bubbles:!0,composed:!0}),this.context=t,this.contextTarget=r}},Bt=class extends _r{constructor(t,r,i){super(r.context!==void 0?r.initialValue:i),this.onContextRequest=s=>{if(s.context!==this.context)return;let l=s.contextTarget??s.composedPath()[0];l!==this.host&&(s.stopPropagation(),this.addCallback(s.callback,l,s.subscribe))},this.onProviderRequest=s=>{if(s.context!==this.context||(s.contextTarget??s.composedPath()[0])===this.host)return;let l=new Set;for(let[a,{consumerHost:n}]of this.subscriptions)l.has(a)||(l.add(a),n.dispatchEvent(new Ge(this.context,n,a,!0)));s.stopPropagation()},this.host=t,r.context!==void 0?this.context=r.context:this.context=r,this.attachListeners(),this.host.addController?.(this)}attachListeners(){this.host.addEventListener("context-request",this.onContextRequest),this.host.addEventListener("context-provider",this.onProviderRequest)}hostConnected(){this.host.dispatchEvent(new qr(this.context,this.host))}};function mi({context:e}){return(t,r)=>{let i=new WeakMap;if(typeof r=="object")return{get(){return t.get.call(this)},set(s){return i.get(this).setValue(s),t.set.call(this,s)},init(s){return i.set(this,new Bt(this,{context:e,initialValue:s})),s}};{t.constructor.addInitializer((a=>{i.set(a,new Bt(a,{context:e}))}));let s=Object.getOwnPropertyDescriptor(t,r),l;if(s===void 0){let a=new WeakMap;l={get(){return a.get(this)},set(n){i.get(this).setValue(n),a.set(this,n)},configurable:!0,enumerable:!0}}else{let a=s.set;l={...s,set(n){i.get(this).setValue(n),a?.call(this,n)}}}return void Object.defineProperty(t,r,l)}}}function Y({context:e,subscribe:t}){return(r,i)=>{typeof i=="object"?i.addInitializer((function(){new Pt(this,{context:e,callback:s=>{r.set.call(this,s)},subscribe:t})})):r.constructor.addInitializer((s=>{new Pt(s,{context:e,callback:l=>{s[i]=l},subscribe:t})}))}}var Xl=j`
	<path
		fill="currentColor"
		d="M18.91 12.98a5.45 5.45 0 0 1 2.18 6.2c-.1.33-.09.68.1.96l.83 1.32a1 1 0 0 1-.84 1.54h-5.5A5.6 5.6 0 0 1 10 17.5a5.6 5.6 0 0 1 5.68-5.5c1.2 0 2.32.36 3.23.98Z"
	/>
	<path
		fill="currentColor"
		d="M19.24 10.86c.32.16.72-.02.74-.38L20 10c0-4.42-4.03-8-9-8s-9 3.58-9 8c0 1.5.47 2.91 1.28 4.11.14.21.12.49-.06.67l-1.51 1.51A1 1 0 0 0 2.4 18h5.1a.5.5 0 0 0 .49-.5c0-4.2 3.5-7.5 7.68-7.5 1.28 0 2.5.3 3.56.86Z"
	/>
`;function pi(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 20 20"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Xl}
	</svg>`}var Yl=j`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M10.99 3.16A1 1 0 1 0 9 2.84L8.15 8H4a1 1 0 0 0 0 2h3.82l-.67 4H3a1 1 0 1 0 0 2h3.82l-.8 4.84a1 1 0 0 0 1.97.32L8.85 16h4.97l-.8 4.84a1 1 0 0 0 1.97.32l.86-5.16H20a1 1 0 1 0 0-2h-3.82l.67-4H21a1 1 0 1 0 0-2h-3.82l.8-4.84a1 1 0 1 0-1.97-.32L15.15 8h-4.97l.8-4.84ZM14.15 14l.67-4H9.85l-.67 4h4.97Z"
	/>
`;function vi(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Yl}
	</svg>`}var Jl=j`
	<path
		fill="currentColor"
		d="M12 2.81a1 1 0 0 1 0-1.41l.36-.36a1 1 0 0 1 1.41 0l9.2 9.2a1 1 0 0 1 0 1.4l-.7.7a1 1 0 0 1-1.3.13l-9.54-6.72a1 1 0 0 1-.08-1.58l1-1L12 2.8ZM12 21.2a1 1 0 0 1 0 1.41l-.35.35a1 1 0 0 1-1.41 0l-9.2-9.19a1 1 0 0 1 0-1.41l.7-.7a1 1 0 0 1 1.3-.12l9.54 6.72a1 1 0 0 1 .07 1.58l-1 1 .35.36ZM15.66 16.8a1 1 0 0 1-1.38.28l-8.49-5.66A1 1 0 1 1 6.9 9.76l8.49 5.65a1 1 0 0 1 .27 1.39ZM17.1 14.25a1 1 0 1 0 1.11-1.66L9.73 6.93a1 1 0 0 0-1.11 1.66l8.49 5.66Z"
	/>
`;function gi(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Jl}
	</svg>`}var en=j`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M6 9h1V6a5 5 0 0 1 10 0v3h1a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3Zm9-3v3H9V6a3 3 0 1 1 6 0Zm-1 8a2 2 0 0 1-1 1.73V18a1 1 0 1 1-2 0v-2.27A2 2 0 1 1 14 14Z"
	/>
`;function _i(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${en}
	</svg>`}var tn=j`
	<path
		fill="currentColor"
		d="M12 3a1 1 0 0 0-1-1h-.06a1 1 0 0 0-.74.32L5.92 7H3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2.92l4.28 4.68a1 1 0 0 0 .74.32H11a1 1 0 0 0 1-1V3ZM15.1 20.75c-.58.14-1.1-.33-1.1-.92v-.03c0-.5.37-.92.85-1.05a7 7 0 0 0 0-13.5A1.11 1.11 0 0 1 14 4.2v-.03c0-.6.52-1.06 1.1-.92a9 9 0 0 1 0 17.5Z"
	/>
	<path
		fill="currentColor"
		d="M15.16 16.51c-.57.28-1.16-.2-1.16-.83v-.14c0-.43.28-.8.63-1.02a3 3 0 0 0 0-5.04c-.35-.23-.63-.6-.63-1.02v-.14c0-.63.59-1.1 1.16-.83a5 5 0 0 1 0 9.02Z"
	/>
`;function bi(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${tn}
	</svg>`}var Nt=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},De=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},te="light-theme",Fe="compact-mode",Fr="no-background",E8=(()=>{let e=[F("discord-messages")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[];var V=class extends s{static{i=this}static{let x=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[mi({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],v=[mi({context:Fr}),y({type:Boolean,reflect:!0,attribute:"no-background"})],o=[mi({context:Fe}),y({type:Boolean,reflect:!0,attribute:"compact-mode"})],p=[y({reflect:!0,attribute:"channel-type"})],f=[y({reflect:!0,attribute:"channel-name"})],Nt(this,null,l,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:z=>"lightTheme"in z,get:z=>z.lightTheme,set:(z,O)=>{z.lightTheme=O}},metadata:x},a,n),Nt(this,null,v,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:z=>"noBackground"in z,get:z=>z.noBackground,set:(z,O)=>{z.noBackground=O}},metadata:x},u,d),Nt(this,null,o,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:z=>"compactMode"in z,get:z=>z.compactMode,set:(z,O)=>{z.compactMode=O}},metadata:x},_,m),Nt(this,null,p,{kind:"accessor",name:"channelType",static:!1,private:!1,access:{has:z=>"channelType"in z,get:z=>z.channelType,set:(z,O)=>{z.channelType=O}},metadata:x},h,c),Nt(this,null,f,{kind:"accessor",name:"channelName",static:!1,private:!1,access:{has:z=>"channelName"in z,get:z=>z.channelName,set:(z,O)=>{z.channelName=O}},metadata:x},M,$),Nt(null,t={value:i},e,{kind:"class",name:i.name,metadata:x},null,r),V=i=t.value,x&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:x})}static styles=P`
		:host {
			color: #fff;
			background-color: #36393e;
			display: block;
			font-size: 16px;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
			line-height: 170%;
			border: 1px solid rgba(255, 255, 255, 0.05);
		}

		:host([light-theme]) {
			color: #747f8d;
			background-color: #fff;
			border-color: #dedede;
		}

		:host([no-background]) {
			background-color: unset;
		}

		::slotted(*) {
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
		}

		::slotted(*:first-child) {
			margin-top: 0.5rem;
		}

		::slotted(*:not(:first-child)) {
			margin-top: 1.0625rem;
		}

		:host([compact-mode]) ::slotted(*:not(:first-child)) {
			margin-top: unset;
		}

		::slotted(*:last-child) {
			margin-bottom: 0.5rem;
			border-bottom-width: 0;
		}

		:host .discord-channel-header {
			display: flex;
			align-items: center;
			padding: 0.5rem 1rem;
			box-shadow:
				0 2px 0 0 rgba(0, 0, 0, 0.05),
				0 1.5px 0 0 rgba(0, 0, 0, 0.05),
				0 1px 0 0 rgba(0, 0, 0, 0.16);
		}

		:host .discord-channel-icon {
			height: 24px;
			width: auto;
			margin: 0 8px;
			position: relative;
			flex: 0 0 auto;
			color: #80848e;
		}

		:host([light-theme]) .discord-channel-icon {
			color: #6d6f78;
		}

		:host .discord-channel-name {
			margin: 0 8px 0 0;
			flex: 0 0 auto;
			min-width: auto;
		}
	`;#e=De(this,a,!1);get lightTheme(){return this.#e}set lightTheme(x){this.#e=x}#t=(De(this,n),De(this,u,!1));get noBackground(){return this.#t}set noBackground(x){this.#t=x}#i=(De(this,d),De(this,_,!1));get compactMode(){return this.#i}set compactMode(x){this.#i=x}#r=(De(this,m),De(this,h,void 0));get channelType(){return this.#r}set channelType(x){this.#r=x}#s=(De(this,c),De(this,M,void 0));get channelName(){return this.#s}set channelName(x){this.#s=x}connectedCallback(){super.connectedCallback(),(this.lightTheme||Da==="light"&&this.lightTheme)&&(this.lightTheme=!0),(this.compactMode||Oa==="compact"&&this.compactMode)&&(this.compactMode=!0),(this.noBackground||Va==="none"&&this.noBackground)&&(this.noBackground=!0)}render(){let x;switch(this.channelType){case"text":x=g`${vi()}`;break;case"voice":x=g`${bi()}`;break;case"locked":x=g`${_i()}`;break;case"thread":x=g`${gi()}`;break;case"forum":x=g`${pi()}`;break}return g`
			${N(this.channelType&&this.channelName,()=>g`<div class="discord-channel-header">
						<div class="discord-channel-icon">${x}</div>
						<div class="discord-channel-name">${this.channelName}</div>
					</div>`)}
			<slot></slot>
		`}constructor(){super(...arguments),De(this,$)}static{De(i,r)}};return V=i})();var br=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},dt=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},V8=(()=>{let e=[F("discord-code")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[];var p=class extends s{static{i=this}static{let h=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({type:Boolean,reflect:!0})],v=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],o=[y({type:Boolean,reflect:!0})],br(this,null,l,{kind:"accessor",name:"multiline",static:!1,private:!1,access:{has:c=>"multiline"in c,get:c=>c.multiline,set:(c,f)=>{c.multiline=f}},metadata:h},a,n),br(this,null,v,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:c=>"lightTheme"in c,get:c=>c.lightTheme,set:(c,f)=>{c.lightTheme=f}},metadata:h},u,d),br(this,null,o,{kind:"accessor",name:"embed",static:!1,private:!1,access:{has:c=>"embed"in c,get:c=>c.embed,set:(c,f)=>{c.embed=f}},metadata:h},_,m),br(null,t={value:i},e,{kind:"class",name:i.name,metadata:h},null,r),p=i=t.value,h&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:h})}static styles=P`
		:host {
			background-color: #2f3136;
			white-space: break-spaces;
			font-family:
				Consolas,
				Andale Mono WT,
				Andale Mono,
				Lucida Console,
				Lucida Sans Typewriter,
				DejaVu Sans Mono,
				Bitstream Vera Sans Mono,
				Liberation Mono,
				Nimbus Mono L,
				Monaco,
				Courier New,
				Courier,
				monospace;
			border-radius: 3px;
		}

		code {
			padding: 0.2em;
			margin: -0.2em;
			border-radius: 3px;
			border: none;
			font-size: 85%;
			text-indent: 0;
			white-space: pre-wrap;
		}

		:host([multiline]) code {
			display: block;
			width: 90%;
			font-size: 0.875rem;
			line-height: 1.125rem;
			padding: 0.5em;
			background: #2b2d31;
			border: 1px solid #1e1f22;
		}

		:host([embed]) code {
			background-color: #1e1f22;
		}

		:host([embed][multiline]) code {
			display: block;
			width: 100%;
			padding: 7px;
			border-radius: 4px;
			background: #1e1f22;
		}

		:host([light-theme]) code {
			border-color: #e3e5e8;
			background-color: #f2f3f5;
		}

		:host([light-theme][embed]) code {
			background-color: #e3e5e8;
		}
	`;#e=dt(this,a,!1);get multiline(){return this.#e}set multiline(h){this.#e=h}#t=(dt(this,n),dt(this,u,!1));get lightTheme(){return this.#t}set lightTheme(h){this.#t=h}#i=(dt(this,d),dt(this,_,!1));get embed(){return this.#i}set embed(h){this.#i=h}render(){return this.multiline?g`<discord-pre ?embed=${this.embed}
				><code><slot></slot></code
			></discord-pre>`:g`<code><slot></slot></code>`}constructor(){super(...arguments),dt(this,m)}static{dt(i,r)}};return p=i})();var Z=e=>e??de;var Ra="important",rn=" !"+Ra,lt=rt(class extends We{constructor(e){if(super(e),e.type!==Ot.ATTRIBUTE||e.name!=="style"||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,r)=>{let i=e[r];return i==null?t:t+`${r=r.includes("-")?r:r.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${i};`},"")}update(e,[t]){let{style:r}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let i of this.ft)t[i]==null&&(this.ft.delete(i),i.includes("-")?r.removeProperty(i):r[i]=null);for(let i in t){let s=t[i];if(s!=null){this.ft.add(i);let l=typeof s=="string"&&s.endsWith(rn);i.includes("-")||l?r.setProperty(i,l?s.slice(0,-11):s,l?Ra:""):r[i]=s}}return Ae}});var Lt=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Oe=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},ef=(()=>{let e=[F("discord-custom-emoji")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[];var V=class extends s{static{i=this}static{let x=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y()],v=[y()],o=[y({attribute:!1})],p=[y({type:Boolean,attribute:"embed-emoji"})],f=[y({type:Boolean,attribute:"jumbo"})],Lt(this,null,l,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:z=>"name"in z,get:z=>z.name,set:(z,O)=>{z.name=O}},metadata:x},a,n),Lt(this,null,v,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:z=>"url"in z,get:z=>z.url,set:(z,O)=>{z.url=O}},metadata:x},u,d),Lt(this,null,o,{kind:"accessor",name:"customEmojisMap",static:!1,private:!1,access:{has:z=>"customEmojisMap"in z,get:z=>z.customEmojisMap,set:(z,O)=>{z.customEmojisMap=O}},metadata:x},_,m),Lt(this,null,p,{kind:"accessor",name:"embedEmoji",static:!1,private:!1,access:{has:z=>"embedEmoji"in z,get:z=>z.embedEmoji,set:(z,O)=>{z.embedEmoji=O}},metadata:x},h,c),Lt(this,null,f,{kind:"accessor",name:"jumbo",static:!1,private:!1,access:{has:z=>"jumbo"in z,get:z=>z.jumbo,set:(z,O)=>{z.jumbo=O}},metadata:x},M,$),Lt(null,t={value:i},e,{kind:"class",name:i.name,metadata:x},null,r),V=i=t.value,x&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:x})}static styles=P`
		.discord-custom-emoji {
			display: inline-block;
			cursor: pointer;
		}

		.discord-custom-emoji .discord-custom-emoji-image {
			object-fit: contain;
			width: 1.375rem;
			height: 1.375rem;
			vertical-align: bottom;
		}

		.discord-custom-emoji .discord-custom-jumbo-emoji-image {
			width: 3rem;
			height: 3rem;
			min-height: 3rem;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}
	`;#e=Oe(this,a,void 0);get name(){return this.#e}set name(x){this.#e=x}#t=(Oe(this,n),Oe(this,u,void 0));get url(){return this.#t}set url(x){this.#t=x}#i=(Oe(this,d),Oe(this,_,{}));get customEmojisMap(){return this.#i}set customEmojisMap(x){this.#i=x}#r=(Oe(this,m),Oe(this,h,void 0));get embedEmoji(){return this.#r}set embedEmoji(x){this.#r=x}#s=(Oe(this,c),Oe(this,M,void 0));get jumbo(){return this.#s}set jumbo(x){this.#s=x}willUpdate(){if(!this.url&&this.name){let x=Rt(this.name)??this.customEmojisMap[this.name];x&&(this.url??=x.url??"",this.embedEmoji??=x.embedEmoji??!1)}}render(){let x=`:${this.name}:`;return g`<span
			class=${fe({"discord-embed-custom-emoji":this.embedEmoji,"discord-custom-emoji":!this.embedEmoji})}
			><img
				aria-label=${x}
				src=${Z(this.url)}
				alt=${x}
				draggable="false"
				class=${fe({"discord-embed-custom-emoji-image":this.embedEmoji,"discord-custom-emoji-image":!this.embedEmoji,"discord-custom-jumbo-emoji-image":this.jumbo})}
		/></span> `}constructor(){super(...arguments),Oe(this,$)}static{Oe(i,r)}};return V=i})();var ge=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},re=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},mf=(()=>{let e=[F("discord-embed")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[],O,A=[],k=[],U,he=[],pe=[],ze,ye=[],xe=[],we,Me=[],ke=[],He,$e=[],Te=[],Ee,Ce=[],je=[];var Se=class extends s{static{i=this}static{let B=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y()],v=[y({attribute:"author-name"})],o=[y({attribute:"author-image"})],p=[y({attribute:"author-url"})],f=[y({attribute:"embed-title"})],V=[y({attribute:!1})],O=[y()],U=[y()],ze=[y()],we=[y()],He=[y()],Ee=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],ge(this,null,l,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:E=>"color"in E,get:E=>E.color,set:(E,W)=>{E.color=W}},metadata:B},a,n),ge(this,null,v,{kind:"accessor",name:"authorName",static:!1,private:!1,access:{has:E=>"authorName"in E,get:E=>E.authorName,set:(E,W)=>{E.authorName=W}},metadata:B},u,d),ge(this,null,o,{kind:"accessor",name:"authorImage",static:!1,private:!1,access:{has:E=>"authorImage"in E,get:E=>E.authorImage,set:(E,W)=>{E.authorImage=W}},metadata:B},_,m),ge(this,null,p,{kind:"accessor",name:"authorUrl",static:!1,private:!1,access:{has:E=>"authorUrl"in E,get:E=>E.authorUrl,set:(E,W)=>{E.authorUrl=W}},metadata:B},h,c),ge(this,null,f,{kind:"accessor",name:"embedTitle",static:!1,private:!1,access:{has:E=>"embedTitle"in E,get:E=>E.embedTitle,set:(E,W)=>{E.embedTitle=W}},metadata:B},M,$),ge(this,null,V,{kind:"accessor",name:"embedEmojisMap",static:!1,private:!1,access:{has:E=>"embedEmojisMap"in E,get:E=>E.embedEmojisMap,set:(E,W)=>{E.embedEmojisMap=W}},metadata:B},x,z),ge(this,null,O,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:E=>"url"in E,get:E=>E.url,set:(E,W)=>{E.url=W}},metadata:B},A,k),ge(this,null,U,{kind:"accessor",name:"thumbnail",static:!1,private:!1,access:{has:E=>"thumbnail"in E,get:E=>E.thumbnail,set:(E,W)=>{E.thumbnail=W}},metadata:B},he,pe),ge(this,null,ze,{kind:"accessor",name:"image",static:!1,private:!1,access:{has:E=>"image"in E,get:E=>E.image,set:(E,W)=>{E.image=W}},metadata:B},ye,xe),ge(this,null,we,{kind:"accessor",name:"video",static:!1,private:!1,access:{has:E=>"video"in E,get:E=>E.video,set:(E,W)=>{E.video=W}},metadata:B},Me,ke),ge(this,null,He,{kind:"accessor",name:"provider",static:!1,private:!1,access:{has:E=>"provider"in E,get:E=>E.provider,set:(E,W)=>{E.provider=W}},metadata:B},$e,Te),ge(this,null,Ee,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:E=>"lightTheme"in E,get:E=>E.lightTheme,set:(E,W)=>{E.lightTheme=W}},metadata:B},Ce,je),ge(null,t={value:i},e,{kind:"class",name:i.name,metadata:B},null,r),Se=i=t.value,B&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:B})}static styles=P`
		:host {
			color: #dcddde;
			display: flex;
			font-size: 13px;
			line-height: 150%;
			margin-bottom: 8px;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #2e3338;
		}

		:host .discord-left-border {
			background-color: #202225;
			border-radius: 4px 0 0 4px;
			flex-shrink: 0;
			width: 4px;
		}

		:host([light-theme]) .discord-left-border {
			background-color: #e3e5e8;
		}

		:host .discord-embed-root {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			min-height: 0;
			min-width: 0;
			text-indent: 0;
		}

		:host .discord-embed-wrapper {
			background-color: #2f3136;
			max-width: 520px;
			border: 1px solid rgba(46, 48, 54, 0.6);
			border-radius: 0 4px 4px 0;
			justify-self: start;
			align-self: start;
			display: grid;
			box-sizing: border-box;
		}

		:host([light-theme]) .discord-embed-wrapper {
			background-color: rgb(242, 243, 245);
			border-color: rgba(205, 205, 205, 0.3);
		}

		:host .discord-embed-wrapper .discord-embed-grid {
			display: inline-grid;
			grid-template-columns: auto -webkit-min-content;
			grid-template-columns: auto min-content;
			grid-template-columns: auto;
			grid-template-rows: auto;
			padding: 0.5rem 1rem 1rem 0.75rem;
		}

		:host .discord-embed-thumbnail {
			border-radius: 4px;
			flex-shrink: 0;
			grid-column: 2/2;
			grid-row: 1/8;
			justify-self: end;
			margin-left: 16px;
			margin-top: 8px;
			max-height: 80px;
			max-width: 80px;
			object-fit: contain;
			object-position: top center;
		}

		:host .discord-embed-author {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			font-size: 14px;
			display: flex;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-author {
			color: #060607;
		}

		:host .discord-embed-author a {
			color: #fff;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-author a:hover {
			text-decoration: underline;
		}

		:host([light-theme]) .discord-embed-author a {
			color: #060607;
		}

		:host .discord-embed-author .discord-author-image {
			border-radius: 50%;
			height: 24px;
			margin-right: 8px;
			width: 24px;
		}

		:host .discord-embed-author-block,
		:host .discord-embed-author-block > span {
			max-width: 95%;
		}

		:host .discord-embed-provider {
			font-size: 0.75rem;
			line-height: 1rem;
			font-weight: 400;
			grid-column: 1/1;
			margin-top: 8px;
			unicode-bidi: plaintext;
			text-align: left;
		}

		:host([light-theme]) .discord-embed-provider {
			color: #4f545c;
		}

		:host .discord-embed-title {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			display: inline-block;
			font-size: 1rem;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-title {
			color: #060607;
		}

		:host .discord-embed-title a {
			color: #00aff4;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-title a:hover {
			text-decoration: underline;
		}

		:host .discord-embed-image {
			border-radius: 4px;
			max-width: 300px;
			max-height: 300px;
		}

		:host .discord-embed-media {
			border-radius: 4px;
			contain: paint;
			display: block;
			grid-column: 1/1;
			margin-top: 16px;
		}

		:host .discord-embed-media.discord-embed-media-video {
			height: 225px;
		}

		:host .discord-embed.media .discord-embed-image {
			overflow: hidden;
			position: relative;
			user-select: text;
		}

		:host .discord-embed-media .discord-embed-video {
			-webkit-box-align: center;
			-webkit-box-pack: center;
			align-items: center;
			border-radius: 0;
			cursor: pointer;
			display: flex;
			height: 100%;
			justify-content: center;
			max-height: 100%;
			width: 100%;

			width: 400px;
			height: 225px;
			left: 0px;
			top: 0px;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}

		slot[name='footer']::slotted(*) {
			grid-column: 1/3;
			grid-row: auto/auto;
		}
	`;#e=re(this,a,void 0);get color(){return this.#e}set color(B){this.#e=B}#t=(re(this,n),re(this,u,void 0));get authorName(){return this.#t}set authorName(B){this.#t=B}#i=(re(this,d),re(this,_,void 0));get authorImage(){return this.#i}set authorImage(B){this.#i=B}#r=(re(this,m),re(this,h,void 0));get authorUrl(){return this.#r}set authorUrl(B){this.#r=B}#s=(re(this,c),re(this,M,void 0));get embedTitle(){return this.#s}set embedTitle(B){this.#s=B}#a=(re(this,$),re(this,x,{}));get embedEmojisMap(){return this.#a}set embedEmojisMap(B){this.#a=B}#o=(re(this,z),re(this,A,void 0));get url(){return this.#o}set url(B){this.#o=B}#d=(re(this,k),re(this,he,void 0));get thumbnail(){return this.#d}set thumbnail(B){this.#d=B}#l=(re(this,pe),re(this,ye,void 0));get image(){return this.#l}set image(B){this.#l=B}#n=(re(this,xe),re(this,Me,void 0));get video(){return this.#n}set video(B){this.#n=B}#c=(re(this,ke),re(this,$e,void 0));get provider(){return this.#c}set provider(B){this.#c=B}#h=(re(this,Te),re(this,Ce,!1));get lightTheme(){return this.#h}set lightTheme(B){this.#h=B}render(){let B=this.parseTitle(this.authorName),E=this.parseTitle(this.embedTitle);return g`<div style=${lt({"background-color":this.color})} class="discord-left-border"></div>
			<div class="discord-embed-root">
				<div class="discord-embed-wrapper">
					<div class="discord-embed-grid">
						${N(this.provider,()=>g`<div class="discord-embed-provider">${this.provider}</div>`)}
						${N(B,()=>g`<div class="discord-embed-author">
									${N(this.authorImage,()=>g`<img src=${Z(this.authorImage)} alt="" class="discord-author-image" />`)}
									${N(this.authorUrl,()=>g`<a
												href=${Z(this.authorUrl)}
												target="_blank"
												rel="noopener noreferrer"
												class="discord-embed-author-block"
											>
												<span class="discord-embed-author-block">${B}</span>
											</a>`,()=>g`<span class="discord-embed-author-block">${B}</span>`)}
								</div>`)}
						${N(E,()=>g`<div class="discord-embed-title">
									${this.url?g`<a href="${this.url}" target="_blank" rel="noopener noreferrer"> ${E} </a>`:g`${E}`}
								</div>`)}
						<slot name="description"></slot>
						<slot name="fields"></slot>
						${N(this.image||this.video,()=>g`<div class=${fe({"discord-embed-media":!0,"discord-embed-media-video":!!this.video})}>
									${this.renderMedia()}
								</div>`)}
						${N(this.thumbnail,()=>g`<img src=${Z(this.thumbnail)} alt="" class="discord-embed-thumbnail" />`)}
						<slot name="footer"></slot>
					</div>
				</div>
			</div>`}renderMedia(){return this.video?g`
				<video
					controls
					muted
					preload="none"
					poster=${Z(this.image)}
					src=${Z(this.video)}
					height="225"
					width="400"
					class="discord-embed-video"
				>
					<img src=${Z(this.image)} alt="Discord embed media" class="discord-embed-image" />
				</video>
			`:this.image?g`<img src=${Z(this.image)} alt="Discord embed media" class="discord-embed-image" />`:null}parseTitle(B){if(!B)return null;let E=[],W="";for(let I of B.split(`
`)){for(let T of I.split(" ")){let K=Rt(T)??this.embedEmojisMap[T]??{};K.name?E.push(g`<discord-custom-emoji name=${K.name} url=${Z(K.url)} embed-emoji></discord-custom-emoji>`):W+=`${T} `,W===" "&&E.push(g`<br />`)}E.push(W),W=""}return E.map(I=>typeof I=="string"?g`<span>${I}</span>`:I)}constructor(){super(...arguments),re(this,je)}static{re(i,r)}};return Se=i})();var sn=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},an=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},bf=(()=>{let e=[F("discord-embed-description")],t,r=[],i,s=L;var l=class extends s{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;sn(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,r),l=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=P`
		:host {
			font-size: 0.875rem;
			font-weight: 400;
			grid-column: 1/1;
			line-height: 1.125rem;
			margin-top: 8px;
			min-width: 0;
		}
	`;render(){return g`<slot></slot>`}static{an(i,r)}};return l=i})();var qt=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Ve=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Cf=(()=>{let e=[F("discord-embed-field")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[];var V=class extends s{static{i=this}static{let x=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({reflect:!0,attribute:"field-title"})],v=[y({attribute:!1})],o=[y({type:Boolean,reflect:!0,attribute:"inline"})],p=[y({type:Number,reflect:!0,attribute:"inline-index"})],f=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],qt(this,null,l,{kind:"accessor",name:"fieldTitle",static:!1,private:!1,access:{has:z=>"fieldTitle"in z,get:z=>z.fieldTitle,set:(z,O)=>{z.fieldTitle=O}},metadata:x},a,n),qt(this,null,v,{kind:"accessor",name:"embedFieldEmojisMap",static:!1,private:!1,access:{has:z=>"embedFieldEmojisMap"in z,get:z=>z.embedFieldEmojisMap,set:(z,O)=>{z.embedFieldEmojisMap=O}},metadata:x},u,d),qt(this,null,o,{kind:"accessor",name:"inline",static:!1,private:!1,access:{has:z=>"inline"in z,get:z=>z.inline,set:(z,O)=>{z.inline=O}},metadata:x},_,m),qt(this,null,p,{kind:"accessor",name:"inlineIndex",static:!1,private:!1,access:{has:z=>"inlineIndex"in z,get:z=>z.inlineIndex,set:(z,O)=>{z.inlineIndex=O}},metadata:x},h,c),qt(this,null,f,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:z=>"lightTheme"in z,get:z=>z.lightTheme,set:(z,O)=>{z.lightTheme=O}},metadata:x},M,$),qt(null,t={value:i},e,{kind:"class",name:i.name,metadata:x},null,r),V=i=t.value,x&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:x})}static styles=P`
		:host {
			font-size: 0.875rem;
			line-height: 1.125rem;
			min-width: 0;
			font-weight: 400;
			grid-column: 1/13;
			word-break: break-word;
		}

		:host .discord-field-title {
			color: #ffffff;
			font-weight: 600;
			font-size: 0.875rem;
			line-height: 1.125rem;
			min-width: 0;
			margin-bottom: 2px;
		}

		:host .discord-inline-field {
			flex-grow: 1;
			flex-basis: auto;
			min-width: 150px;
		}

		:host([light-theme]) .discord-field-title {
			color: #313338;
		}
	`;#e=Ve(this,a,void 0);get fieldTitle(){return this.#e}set fieldTitle(x){this.#e=x}#t=(Ve(this,n),Ve(this,u,{}));get embedFieldEmojisMap(){return this.#t}set embedFieldEmojisMap(x){this.#t=x}#i=(Ve(this,d),Ve(this,_,!1));get inline(){return this.#i}set inline(x){this.#i=x}#r=(Ve(this,m),Ve(this,h,void 0));get inlineIndex(){return this.#r}set inlineIndex(x){this.#r=x}#s=(Ve(this,c),Ve(this,M,!1));get lightTheme(){return this.#s}set lightTheme(x){this.#s=x}validInlineIndices=(Ve(this,$),new Set([1,2,3]));checkInlineIndex(){if(this.inlineIndex){let x=Number(this.inlineIndex);if(!Number.isNaN(x)&&!this.validInlineIndices.has(x))throw new RangeError("DiscordEmbedField `inlineIndex` prop must be one of: 1, 2, or 3")}}render(){this.checkInlineIndex();let x=this.parseTitle(this.fieldTitle),z=N(x,()=>g`<div class="discord-field-title">${[...x]}</div>`);return g`${z}<slot></slot>`}parseTitle(x){if(!x)return null;let z=[],O="";for(let A of x.split(`
`)){for(let k of A.split(" ")){let U=Rt(k)??this.embedFieldEmojisMap[k]??{};U.name?z.push(g`<discord-custom-emoji name=${U.name} url=${Z(U.url)} embed-emoji></discord-custom-emoji>`):O+=`${k} `,O===" "&&z.push(g`<br />`)}z.push(O),O=""}return z.map(A=>typeof A=="string"?g`<span>${A}</span>`:A)}static{Ve(i,r)}};return V=i})();var on=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},dn=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Of=(()=>{let e=[F("discord-embed-fields")],t,r=[],i,s=L;var l=class extends s{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;on(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,r),l=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=P`
		:host {
			display: grid;
			grid-column: 1/1;
			margin-top: 8px;
			grid-gap: 8px;
		}

		::slotted([inline-index='1']) {
			grid-column: 1/5 !important;
		}

		::slotted([inline-index='2']) {
			grid-column: 5/9 !important;
		}

		::slotted([inline-index='3']) {
			grid-column: 9/13 !important;
		}
	`;render(){return g`<slot></slot>`}static{dn(i,r)}};return l=i})();var zi=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Ue=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Uf=(()=>{let e=[F("discord-embed-footer")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[];var f=class extends s{static{i=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({attribute:"footer-image"})],v=[y({attribute:"footer-image-alt"})],o=[y({type:String,reflect:!0,converter:$=>It($),attribute:!0})],p=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],zi(this,null,l,{kind:"accessor",name:"footerImage",static:!1,private:!1,access:{has:$=>"footerImage"in $,get:$=>$.footerImage,set:($,V)=>{$.footerImage=V}},metadata:M},a,n),zi(this,null,v,{kind:"accessor",name:"footerImageAlt",static:!1,private:!1,access:{has:$=>"footerImageAlt"in $,get:$=>$.footerImageAlt,set:($,V)=>{$.footerImageAlt=V}},metadata:M},u,d),zi(this,null,o,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:$=>"timestamp"in $,get:$=>$.timestamp,set:($,V)=>{$.timestamp=V}},metadata:M},_,m),zi(this,null,p,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:$=>"lightTheme"in $,get:$=>$.lightTheme,set:($,V)=>{$.lightTheme=V}},metadata:M},h,c),zi(null,t={value:i},e,{kind:"class",name:i.name,metadata:M},null,r),f=i=t.value,M&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=P`
		:host {
			-webkit-box-align: center;
			align-items: center;
			display: flex;
			font-size: 12px;
			line-height: 16px;
			font-weight: 500;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #747f8d;
		}

		:host .discord-footer-image {
			border-radius: 50%;
			flex-shrink: 0;
			height: 20px;
			margin-right: 8px;
			width: 20px;
		}

		:host .discord-footer-separator {
			color: #dcddde;
			font-weight: 500;
			display: inline-block;
			margin: 0 4px;
		}

		:host([light-theme]) .discord-footer-separator {
			color: #5c5e66;
		}
	`;#e=Ue(this,a,void 0);get footerImage(){return this.#e}set footerImage(M){this.#e=M}#t=(Ue(this,n),Ue(this,u,void 0));get footerImageAlt(){return this.#t}set footerImageAlt(M){this.#t=M}#i=(Ue(this,d),Ue(this,_,void 0));get timestamp(){return this.#i}set timestamp(M){this.#i=M}#r=(Ue(this,m),Ue(this,h,!1));get lightTheme(){return this.#r}set lightTheme(M){this.#r=M}updateTimestamp(M){M&&!Number.isNaN(new Date(M).getTime())&&(this.timestamp=It(M))}render(){return this.updateTimestamp(this.timestamp),g`${N(this.footerImage,()=>g`<img src=${Z(this.footerImage)} alt=${Z(this.footerImageAlt)} class="discord-footer-image" />`)}
			<slot></slot>
			${N(this.timestamp,()=>g`<span class="discord-footer-separator">&bull;</span>`)}
			${N(this.timestamp,()=>` ${this.timestamp}`,()=>null)}`}constructor(){super(...arguments),Ue(this,c)}static{Ue(i,r)}};return f=i})();var zr=(e,t,r)=>{for(let i of t)if(i[0]===e)return(0,i[1])();return r?.()};var Pa=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Ur=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},e4=(()=>{let e=[F("discord-header")],t,r=[],i,s=L,l,a=[],n=[];var v=class extends s{static{i=this}static{let u=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({type:Number,reflect:!0})],Pa(this,null,l,{kind:"accessor",name:"level",static:!1,private:!1,access:{has:d=>"level"in d,get:d=>d.level,set:(d,o)=>{d.level=o}},metadata:u},a,n),Pa(null,t={value:i},e,{kind:"class",name:i.name,metadata:u},null,r),v=i=t.value,u&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:u})}static styles=P`
		:host > * {
			margin: 16px 0 8px;
			font-weight: 700;
			line-height: 1.375em;
		}

		:host([level='1']) > h1 {
			font-size: 1.5rem;
		}

		:host([level='2']) > h2 {
			font-size: 1.25rem;
		}

		:host([level='3']) > h3 {
			font-size: 1rem;
		}

		:host([level='1']):first-child() > h1,
		:host([level='2']):first-child() > h2 {
			margin-top: 8px;
		}

		:host([level='3']):first-child() > h3 {
			margin-top: 4px;
		}
	`;#e=Ur(this,a,1);get level(){return this.#e}set level(u){this.#e=u}ensureLevelIsNumber(){this.level&&!Number.isNaN(this.level)&&(this.level=Number(this.level))}checkLevel(){if(this.level<1||this.level>3)throw new RangeError("The level property must be a number between 1 and 3 (inclusive)")}render(){return this.ensureLevelIsNumber(),this.checkLevel(),zr(this.level,[[1,()=>g`<h1><slot></slot></h1>`],[2,()=>g`<h2><slot></slot></h2>`],[3,()=>g`<h3><slot></slot></h3>`]],()=>g`<slot></slot>`)}constructor(){super(...arguments),Ur(this,n)}static{Ur(i,r)}};return v=i})();var Ft=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Ie=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},n4=(()=>{let e=[F("discord-link")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[];var V=class extends s{static{i=this}static{let x=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],v=[y()],o=[y()],p=[y()],f=[y()],Ft(this,null,l,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:z=>"lightTheme"in z,get:z=>z.lightTheme,set:(z,O)=>{z.lightTheme=O}},metadata:x},a,n),Ft(this,null,v,{kind:"accessor",name:"href",static:!1,private:!1,access:{has:z=>"href"in z,get:z=>z.href,set:(z,O)=>{z.href=O}},metadata:x},u,d),Ft(this,null,o,{kind:"accessor",name:"rel",static:!1,private:!1,access:{has:z=>"rel"in z,get:z=>z.rel,set:(z,O)=>{z.rel=O}},metadata:x},_,m),Ft(this,null,p,{kind:"accessor",name:"target",static:!1,private:!1,access:{has:z=>"target"in z,get:z=>z.target,set:(z,O)=>{z.target=O}},metadata:x},h,c),Ft(this,null,f,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:z=>"type"in z,get:z=>z.type,set:(z,O)=>{z.type=O}},metadata:x},M,$),Ft(null,t={value:i},e,{kind:"class",name:i.name,metadata:x},null,r),V=i=t.value,x&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:x})}static styles=P`
		a {
			color: #00aff4;
			text-decoration: none;
		}

		a:hover {
			text-decoration: underline;
		}

		.discord-link-light-theme a {
			color: #00b0f4;
		}
	`;#e=Ie(this,a,!1);get lightTheme(){return this.#e}set lightTheme(x){this.#e=x}#t=(Ie(this,n),Ie(this,u,void 0));get href(){return this.#t}set href(x){this.#t=x}#i=(Ie(this,d),Ie(this,_,void 0));get rel(){return this.#i}set rel(x){this.#i=x}#r=(Ie(this,m),Ie(this,h,void 0));get target(){return this.#r}set target(x){this.#r=x}#s=(Ie(this,c),Ie(this,M,void 0));get type(){return this.#s}set type(x){this.#s=x}render(){return g`<a
			href=${Z(this.href)}
			rel=${Z(this.rel)}
			target=${Z(this.target)}
			type=${Z(this.type)}
			class=${fe({"discord-link-light-theme":this.lightTheme})}
			><slot></slot
		></a>`}constructor(){super(...arguments),Ie(this,$)}static{Ie(i,r)}};return V=i})();function ln(e){return e.startsWith("#")?e.slice(1):e}function nn(e){let t=e.length===3||e.length===4,r=t?`${e.slice(0,1)}${e.slice(0,1)}`:e.slice(0,2),i=t?`${e.slice(1,2)}${e.slice(1,2)}`:e.slice(2,4),s=t?`${e.slice(2,3)}${e.slice(2,3)}`:e.slice(4,6),l=(t?`${e.slice(3,4)}${e.slice(3,4)}`:e.slice(6,8))||"ff";return{r,g:i,b:s,a:l}}function yr(e){return Number.parseInt(e,16)}function cn({r:e,g:t,b:r,a:i}){return{r:yr(e),g:yr(t),b:yr(r),a:Number((yr(i)/255).toFixed(2))}}function hn(e){return typeof e=="number"||typeof e=="string"&&Number.isFinite(Number(e))}function un(e,t){let{r,g:i,b:s,a:l}=e,a=hn(t)?t:l;return`rgba(${r}, ${i}, ${s}, ${a})`}function xr(e,t){let r=ln(e),i=nn(r),s=cn(i);return un(s,t)}var fn=j`
	<path
		fill-rule="evenodd"
		clip-rule="evenodd"
		fill="currentColor"
		d="M18.5 23c.88 0 1.7-.25 2.4-.69l1.4 1.4a1 1 0 0 0 1.4-1.42l-1.39-1.4A4.5 4.5 0 1 0 18.5 23Zm0-2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
	/>
	<path
		fill="currentColor"
		d="M3 3a1 1 0 0 0 0 2h18a1 1 0 1 0 0-2H3ZM2 8a1 1 0 0 1 1-1h18a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 11a1 1 0 1 0 0 2h11a1 1 0 1 0 0-2H3ZM2 16a1 1 0 0 1 1-1h8a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 19a1 1 0 1 0 0 2h8a1 1 0 1 0 0-2H3Z"
	/>
`;function Zr(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-label="Browse Channels"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${fn}
	</svg>`}var mn=j`
	<path
		fill="currentColor"
		d="M21.487 5.126L12.487 0.126C12.184 -0.042 11.818 -0.042 11.515 0.126L2.51498 5.126C2.19798 5.302 2.00098 5.636 2.00098 5.999C2.00098 6.693 2.11498 22.999 12.001 22.999C21.887 22.999 22.001 6.693 22.001 5.999C22.001 5.636 21.804 5.302 21.487 5.126ZM12.001 5.999C13.382 5.999 14.501 7.118 14.501 8.499C14.501 9.88 13.382 10.999 12.001 10.999C10.62 10.999 9.50098 9.88 9.50098 8.499C9.50098 7.118 10.62 5.999 12.001 5.999ZM8.25098 16C8.25098 13.699 9.69998 12.25 12.001 12.25C14.302 12.25 15.751 13.699 15.751 16H8.25098Z"
	/>
`;function Wr(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-label="Customise Community"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${mn}
	</svg>`}var pn=j`
	<path
		d="M11 3a1 1 0 1 1 2 0v2h5.75c.16 0 .3.07.4.2l2.63 3.5a.5.5 0 0 1 0 .6l-2.63 3.5a.5.5 0 0 1-.4.2H13v5h2a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-1c0-1.1.9-2 2-2h2v-5H2.8a.5.5 0 0 1-.44-.72L3.9 9.22a.5.5 0 0 0 0-.44L2.36 5.72A.5.5 0 0 1 2.81 5H11V3Z"
		fill="currentColor"
	/>
`;function Gr(e={}){return g`<svg
		${S(e)}
		class="discord-mention-icon"
		aria-label="Server Guide"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${pn}
	</svg>`}var yi=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Ze=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},V4=(()=>{let e=[F("discord-mention")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[];var f=class extends s{static{i=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({type:Boolean,reflect:!0})],v=[y({reflect:!0})],o=[y({reflect:!0})],p=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],yi(this,null,l,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:$=>"highlight"in $,get:$=>$.highlight,set:($,V)=>{$.highlight=V}},metadata:M},a,n),yi(this,null,v,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:$=>"type"in $,get:$=>$.type,set:($,V)=>{$.type=V}},metadata:M},u,d),yi(this,null,o,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:$=>"color"in $,get:$=>$.color,set:($,V)=>{$.color=V}},metadata:M},_,m),yi(this,null,p,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:$=>"lightTheme"in $,get:$=>$.lightTheme,set:($,V)=>{$.lightTheme=V}},metadata:M},h,c),yi(null,t={value:i},e,{kind:"class",name:i.name,metadata:M},null,r),f=i=t.value,M&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=P`
		:host {
			color: #e3e7f8;
			background-color: hsla(235, 85.6%, 64.7%, 0.3);
			font-weight: 500;
			padding: 0 2px;
			border-radius: 3px;
			unicode-bidi: -moz-plaintext;
			unicode-bidi: plaintext;
			-webkit-transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			cursor: pointer;
		}

		:host([type='role']) {
			background-color: rgba(#e3e7f8, 0.1);
		}

		:host([type='channel']) {
			position: relative;
		}

		:host([type='voice']),
		:host([type='locked']),
		:host([type='thread']),
		:host([type='forum']) {
			position: relative;
		}

		:host(:hover) {
			color: #fff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		:host([highlight][type='user']:hover) {
			text-decoration: underline;
			text-underline-offset: 1px;
		}

		:host([light-theme]) {
			color: #5865f2;
			background-color: hsla(235, 85.6%, 64.7%, 0.15);
		}

		:host([light-theme]:hover) {
			color: #ffffff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		.discord-mention-icon {
			width: 1rem;
			height: 1rem;
			margin-right: 4px;
			vertical-align: middle;
			margin-bottom: 0.2rem;
		}

		.no-wrap {
			white-space: nowrap;
		}
	`;#e=Ze(this,a,!1);get highlight(){return this.#e}set highlight(M){this.#e=M}#t=(Ze(this,n),Ze(this,u,"user"));get type(){return this.#t}set type(M){this.#t=M}#i=(Ze(this,d),Ze(this,_,void 0));get color(){return this.#i}set color(M){this.#i=M}setHoverColor=(Ze(this,m),()=>{this.color&&(this.style.backgroundColor=xr(this.color,.3))});resetHoverColor=()=>{this.color&&(this.style.backgroundColor=xr(this.color,.1))};#r=Ze(this,h,!1);get lightTheme(){return this.#r}set lightTheme(M){this.#r=M}connectedCallback(){super.connectedCallback(),this.color&&this.type==="role"&&(this.addEventListener("mouseover",this.setHoverColor),this.addEventListener("mouseout",this.resetHoverColor))}disconnectedCallback(){this.removeEventListener("mouseover",this.setHoverColor),this.removeEventListener("mouseout",this.resetHoverColor),super.disconnectedCallback()}willUpdate(){this.color&&(this.style.color=this.color,this.type==="role"&&(this.style.backgroundColor=xr(this.color,.1)))}render(){return g`<span class="no-wrap"
				>${zr(this.type,[["channel",()=>vi()],["user",()=>g`@`],["role",()=>g`@`],["voice",()=>bi()],["locked",()=>_i()],["thread",()=>gi()],["forum",()=>pi()],["server-guide",()=>Gr()],["channels-and-roles",()=>Zr()],["customize-community",()=>Wr()],["slash",()=>g`/`]])}</span
			><slot></slot>`}constructor(){super(...arguments),Ze(this,c)}static{Ze(i,r)}};return f=i})();var vn=j`
	<path d="M7.4,11.17,4,8.62,5,7.26l2,1.53L10.64,4l1.36,1Z" fill="currentColor" />
`;function Qe(e={}){return g`<svg
		${S(e)}
		class="discord-application-tag-verified"
		aria-label="Verified App"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 16 15.2"
		xmlns="http://www.w3.org/2000/svg"
	>
		${vn}
	</svg>`}var Qr=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},xi=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},G4=(()=>{let e=[F("discord-verified-author-tag")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[];var o=class extends s{static{i=this}static{let _=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({type:Boolean})],v=[Y({context:Fe}),y({type:Boolean,reflect:!0,attribute:"compact-mode"})],Qr(this,null,l,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:m=>"verified"in m,get:m=>m.verified,set:(m,p)=>{m.verified=p}},metadata:_},a,n),Qr(this,null,v,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:m=>"compactMode"in m,get:m=>m.compactMode,set:(m,p)=>{m.compactMode=p}},metadata:_},u,d),Qr(null,t={value:i},e,{kind:"class",name:i.name,metadata:_},null,r),o=i=t.value,_&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:_})}static styles=P`
		:host {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			align-items: center;
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-application-tag-verified {
			display: inline-block;
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.25rem;
		}

		:host([compact-mode]) {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
			margin-left: 0px !important;
			margin-top: 0px !important;
		}

		:host([compact-mode]) .discord-application-tag-verified {
			margin-right: 0.7em;
			margin-left: -0.7em;
		}
	`;#e=xi(this,a,!1);get verified(){return this.#e}set verified(_){this.#e=_}#t=(xi(this,n),xi(this,u,!1));get compactMode(){return this.#t}set compactMode(_){this.#t=_}render(){return g`${N(this.verified,()=>Qe())}App`}constructor(){super(...arguments),xi(this,d)}static{xi(i,r)}};return o=i})();var me=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},ie=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},dm=(()=>{let e=[F("discord-author-info")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[],O,A=[],k=[],U,he=[],pe=[],ze,ye=[],xe=[],we,Me=[],ke=[],He,$e=[],Te=[],Ee,Ce=[],je=[],Se,B=[],E=[];var W=class extends s{static{i=this}static{let I=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y()],v=[y({type:Boolean})],o=[y({type:Boolean})],p=[y({type:Boolean,attribute:"official-app"})],f=[y({type:Boolean})],V=[y({attribute:"role-color"})],O=[y({attribute:"role-icon"})],U=[y({attribute:"role-name"})],ze=[y({attribute:"clan-icon"})],we=[y({attribute:"clan-tag"})],He=[y({type:Boolean})],Ee=[Y({context:Fe}),y({type:Boolean,reflect:!0,attribute:"compact-mode"})],Se=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],me(this,null,l,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:T=>"author"in T,get:T=>T.author,set:(T,K)=>{T.author=K}},metadata:I},a,n),me(this,null,v,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:T=>"bot"in T,get:T=>T.bot,set:(T,K)=>{T.bot=K}},metadata:I},u,d),me(this,null,o,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:T=>"server"in T,get:T=>T.server,set:(T,K)=>{T.server=K}},metadata:I},_,m),me(this,null,p,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:T=>"officialApp"in T,get:T=>T.officialApp,set:(T,K)=>{T.officialApp=K}},metadata:I},h,c),me(this,null,f,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:T=>"op"in T,get:T=>T.op,set:(T,K)=>{T.op=K}},metadata:I},M,$),me(this,null,V,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:T=>"roleColor"in T,get:T=>T.roleColor,set:(T,K)=>{T.roleColor=K}},metadata:I},x,z),me(this,null,O,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:T=>"roleIcon"in T,get:T=>T.roleIcon,set:(T,K)=>{T.roleIcon=K}},metadata:I},A,k),me(this,null,U,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:T=>"roleName"in T,get:T=>T.roleName,set:(T,K)=>{T.roleName=K}},metadata:I},he,pe),me(this,null,ze,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:T=>"clanIcon"in T,get:T=>T.clanIcon,set:(T,K)=>{T.clanIcon=K}},metadata:I},ye,xe),me(this,null,we,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:T=>"clanTag"in T,get:T=>T.clanTag,set:(T,K)=>{T.clanTag=K}},metadata:I},Me,ke),me(this,null,He,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:T=>"verified"in T,get:T=>T.verified,set:(T,K)=>{T.verified=K}},metadata:I},$e,Te),me(this,null,Ee,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:T=>"compactMode"in T,get:T=>T.compactMode,set:(T,K)=>{T.compactMode=K}},metadata:I},Ce,je),me(this,null,Se,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:T=>"lightTheme"in T,get:T=>T.lightTheme,set:(T,K)=>{T.lightTheme=K}},metadata:I},B,E),me(null,t={value:i},e,{kind:"class",name:i.name,metadata:I},null,r),W=i=t.value,I&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:I})}static styles=P`
		:host {
			display: inline-flex;
			align-items: center;
			font-size: 16px;
			text-underline-offset: 1px;
			margin-right: 0.25rem;
		}

		:host .discord-author-username {
			color: #fff;
			font-size: 1em;
			font-weight: 500;
		}

		:host .discord-author-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		:host([light-theme]) .discord-author-username {
			color: #23262a;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.54);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-left: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			width: max-content;
			gap: 0.25rem;
			justify-content: space-between;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			min-width: 45px;
			line-height: 1rem !important;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.34);
		}

		:host([light-theme]) .discord-clan-tag {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([compact-mode]) .discord-clan-tag {
			margin-left: 0rem;
		}

		:host .discord-clan-tag span,
		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			user-select: none;
			-webkit-user-select: none;
		}

		:host .discord-application-tag {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: inline-flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-official-application {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-official-application {
			margin-right: 5px;
			margin-left: 0px !important;
		}

		:host .discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		:host .discord-author-role-icon {
			margin-left: 0.25rem;
			vertical-align: top;
			height: calc(1rem + 4px);
			width: calc(1rem + 4px);
		}

		:host([compact-mode]) .discord-author-username {
			margin-right: 0.25rem;
		}

		:host([compact-mode]) .discord-application-tag {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
		}
	`;#e=ie(this,a,void 0);get author(){return this.#e}set author(I){this.#e=I}#t=(ie(this,n),ie(this,u,!1));get bot(){return this.#t}set bot(I){this.#t=I}#i=(ie(this,d),ie(this,_,!1));get server(){return this.#i}set server(I){this.#i=I}#r=(ie(this,m),ie(this,h,!1));get officialApp(){return this.#r}set officialApp(I){this.#r=I}#s=(ie(this,c),ie(this,M,!1));get op(){return this.#s}set op(I){this.#s=I}#a=(ie(this,$),ie(this,x,void 0));get roleColor(){return this.#a}set roleColor(I){this.#a=I}#o=(ie(this,z),ie(this,A,void 0));get roleIcon(){return this.#o}set roleIcon(I){this.#o=I}#d=(ie(this,k),ie(this,he,void 0));get roleName(){return this.#d}set roleName(I){this.#d=I}#l=(ie(this,pe),ie(this,ye,void 0));get clanIcon(){return this.#l}set clanIcon(I){this.#l=I}#n=(ie(this,xe),ie(this,Me,void 0));get clanTag(){return this.#n}set clanTag(I){this.#n=I}#c=(ie(this,ke),ie(this,$e,!1));get verified(){return this.#c}set verified(I){this.#c=I}#h=(ie(this,Te),ie(this,Ce,!1));get compactMode(){return this.#h}set compactMode(I){this.#h=I}#u=(ie(this,je),ie(this,B,!1));get lightTheme(){return this.#u}set lightTheme(I){this.#u=I}render(){let I=gr(this.clanIcon),T=this.clanTag?.slice(0,4);return g`${N(this.compactMode,()=>null,()=>g`<span class="discord-author-username" style="${lt({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${N(this.roleIcon&&!this.compactMode,()=>g`<img
					class="discord-author-role-icon"
					src=${Z(this.roleIcon)}
					height="20"
					width="20"
					alt=${Z(this.roleName)}
					draggable="false"
				/>`)}
		${N(this.bot&&!this.server&&!this.officialApp,()=>g`<discord-verified-author-tag .verified=${this.verified}></discord-verified-author-tag>`)}
		${N(this.server&&!this.bot&&!this.officialApp,()=>g`<span class="discord-application-tag">Server</span>`)}
		${N(this.officialApp&&!this.server&&!this.bot,()=>g`<span class="discord-official-application">${Qe()}OFFICIAL</span>`)}
		${N(this.op,()=>g`<span class="discord-application-tag discord-application-tag-op">OP</span>`)}
		${N(this.compactMode,()=>g`<span class="discord-author-username" style="${lt({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${N(this.clanIcon&&this.clanTag&&this.clanTag?.length>0,()=>g`
				<span class="discord-clan-tag">
					${I==="string"?g`<img srcset=${Z(I)} alt=${Z(T)} width="12" height="12" draggable="false" />`:I}
					<span>${T}</span>
				</span>
			`)} `}constructor(){super(...arguments),ie(this,E)}static{ie(i,r)}};return W=i})();var gn=j`
 	<path 
		fill="currentColor" 
 		d="M15.56 11.77c.2-.1.44.02.44.23a4 4 0 1 1-4-4c.21 0 .33.25.23.44a2.5 2.5 0 0 0 3.32 3.32Z"
 	/>
  	<path 
		fill="currentColor" 
  		fill-rule="evenodd" 
  		d="M22.89 11.7q.105.3 0 .6C22.27 13.9 19.1 21 12 21c-7.11 0-10.27-7.11-10.89-8.7a.83.83 0 0 1 0-.6C1.73 10.1 4.9 3 12 3c7.11 0 10.27 7.11 10.89 8.7m-4.5-3.62A15.1 15.1 0 0 1 20.85 12c-.38.88-1.18 2.47-2.46 3.92C16.87 17.62 14.8 19 12 19s-4.87-1.38-6.39-3.08A15.1 15.1 0 0 1 3.15 12c.38-.88 1.18-2.47 2.46-3.92C7.13 6.38 9.2 5 12 5s4.87 1.38 6.39 3.08" 
  		clip-rule="evenodd"
  	/>
`;function Kr(e={}){return g`<svg
		${S(e)}
		class="discord-message-ephemeral-icon"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${gn}
	</svg>`}var se=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},q=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Mm=(()=>{let e=[F("discord-message")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[],O,A=[],k=[],U,he=[],pe=[],ze,ye=[],xe=[],we,Me=[],ke=[],He,$e=[],Te=[],Ee,Ce=[],je=[],Se,B=[],E=[],W,I=[],T=[],K,Zt=[],Wt=[],Gt,Qt=[],Kt=[],Xt,Yt=[],Jt=[],ei,ti=[],ii=[],ri,D=[],w=[],R,ct=[],si=[],ki,as=[],os=[],ds,ls=[],ns=[],cs,hs=[],us=[],fs,ms=[],ps=[];var vs=class extends s{static{i=this}static{let H=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y()],v=[y()],o=[y()],p=[y({type:Boolean})],f=[y({type:Boolean})],V=[y({type:Boolean,attribute:"official-app"})],O=[y({type:Boolean})],U=[y({type:Boolean})],ze=[y({type:Boolean})],we=[y({attribute:"role-color"})],He=[y({attribute:"role-icon"})],Ee=[y({attribute:"role-name"})],Se=[y({attribute:"clan-icon"})],W=[y({attribute:"clan-tag"})],K=[y({type:Boolean,reflect:!0})],Gt=[y({type:Boolean,reflect:!0})],Xt=[y({type:String,converter:b=>It(b,!1,!1),attribute:!0})],ei=[y({type:Boolean,attribute:"twenty-four"})],ri=[y({type:Boolean,attribute:"message-body-only"})],R=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],ki=[Y({context:Fe}),y({type:Boolean,reflect:!0,attribute:"compact-mode"})],ds=[Y({context:Fr}),y({type:Boolean,reflect:!0,attribute:"no-background"})],cs=[y({type:Boolean,reflect:!0,attribute:"has-thread"})],fs=[y({reflect:!1,attribute:"dismiss-message-clicked"})],se(this,null,l,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:b=>"profile"in b,get:b=>b.profile,set:(b,C)=>{b.profile=C}},metadata:H},a,n),se(this,null,v,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:b=>"author"in b,get:b=>b.author,set:(b,C)=>{b.author=C}},metadata:H},u,d),se(this,null,o,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:b=>"avatar"in b,get:b=>b.avatar,set:(b,C)=>{b.avatar=C}},metadata:H},_,m),se(this,null,p,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:b=>"bot"in b,get:b=>b.bot,set:(b,C)=>{b.bot=C}},metadata:H},h,c),se(this,null,f,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:b=>"server"in b,get:b=>b.server,set:(b,C)=>{b.server=C}},metadata:H},M,$),se(this,null,V,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:b=>"officialApp"in b,get:b=>b.officialApp,set:(b,C)=>{b.officialApp=C}},metadata:H},x,z),se(this,null,O,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:b=>"verified"in b,get:b=>b.verified,set:(b,C)=>{b.verified=C}},metadata:H},A,k),se(this,null,U,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:b=>"op"in b,get:b=>b.op,set:(b,C)=>{b.op=C}},metadata:H},he,pe),se(this,null,ze,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:b=>"edited"in b,get:b=>b.edited,set:(b,C)=>{b.edited=C}},metadata:H},ye,xe),se(this,null,we,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:b=>"roleColor"in b,get:b=>b.roleColor,set:(b,C)=>{b.roleColor=C}},metadata:H},Me,ke),se(this,null,He,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:b=>"roleIcon"in b,get:b=>b.roleIcon,set:(b,C)=>{b.roleIcon=C}},metadata:H},$e,Te),se(this,null,Ee,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:b=>"roleName"in b,get:b=>b.roleName,set:(b,C)=>{b.roleName=C}},metadata:H},Ce,je),se(this,null,Se,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:b=>"clanIcon"in b,get:b=>b.clanIcon,set:(b,C)=>{b.clanIcon=C}},metadata:H},B,E),se(this,null,W,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:b=>"clanTag"in b,get:b=>b.clanTag,set:(b,C)=>{b.clanTag=C}},metadata:H},I,T),se(this,null,K,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:b=>"highlight"in b,get:b=>b.highlight,set:(b,C)=>{b.highlight=C}},metadata:H},Zt,Wt),se(this,null,Gt,{kind:"accessor",name:"ephemeral",static:!1,private:!1,access:{has:b=>"ephemeral"in b,get:b=>b.ephemeral,set:(b,C)=>{b.ephemeral=C}},metadata:H},Qt,Kt),se(this,null,Xt,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:b=>"timestamp"in b,get:b=>b.timestamp,set:(b,C)=>{b.timestamp=C}},metadata:H},Yt,Jt),se(this,null,ei,{kind:"accessor",name:"twentyFour",static:!1,private:!1,access:{has:b=>"twentyFour"in b,get:b=>b.twentyFour,set:(b,C)=>{b.twentyFour=C}},metadata:H},ti,ii),se(this,null,ri,{kind:"accessor",name:"messageBodyOnly",static:!1,private:!1,access:{has:b=>"messageBodyOnly"in b,get:b=>b.messageBodyOnly,set:(b,C)=>{b.messageBodyOnly=C}},metadata:H},D,w),se(this,null,R,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:b=>"lightTheme"in b,get:b=>b.lightTheme,set:(b,C)=>{b.lightTheme=C}},metadata:H},ct,si),se(this,null,ki,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:b=>"compactMode"in b,get:b=>b.compactMode,set:(b,C)=>{b.compactMode=C}},metadata:H},as,os),se(this,null,ds,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:b=>"noBackground"in b,get:b=>b.noBackground,set:(b,C)=>{b.noBackground=C}},metadata:H},ls,ns),se(this,null,cs,{kind:"accessor",name:"hasThread",static:!1,private:!1,access:{has:b=>"hasThread"in b,get:b=>b.hasThread,set:(b,C)=>{b.hasThread=C}},metadata:H},hs,us),se(this,null,fs,{kind:"accessor",name:"dismissMessageClicked",static:!1,private:!1,access:{has:b=>"dismissMessageClicked"in b,get:b=>b.dismissMessageClicked,set:(b,C)=>{b.dismissMessageClicked=C}},metadata:H},ms,ps),se(null,t={value:i},e,{kind:"class",name:i.name,metadata:H},null,r),vs=i=t.value,H&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:H})}static styles=P`
		:host {
			color: #dcddde;
			display: flex;
			flex-direction: column;
			font-size: 0.9em;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			position: relative;
			word-wrap: break-word;
			-webkit-user-select: text;
			-moz-user-select: text;
			-ms-user-select: text;
			user-select: text;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			min-height: 1.375rem;
			padding-left: 1em;
			padding-right: 48px;
			margin-top: inherit;
			margin-bottom: inherit;
			line-height: 16px;
		}

		.discord-message-inner {
			display: flex;
			position: relative;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
		}

		.discord-message-inner-center {
			align-items: center;
		}

		:host([message-body-only]) {
			margin-top: 0px !important;
			padding-top: 0.125rem !important;
			padding-bottom: 0.0625rem !important;
		}

		:host([highlight]),
		:host([ephemeral]) {
			padding-right: 5px;
			position: relative;
		}

		:host([highlight])::before,
		:host([ephemeral])::before {
			content: '';
			position: absolute;
			display: block;
			top: 0;
			left: 0;
			bottom: 0;
			pointer-events: none;
			width: 2px;
		}

		:host([highlight]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight][light-theme]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight])::before {
			background-color: #faa61a;
		}

		:host([light-theme][highlight])::before {
			background-color: #af7615;
		}

		:host([ephemeral]) {
			background-color: rgba(88, 101, 242, 0.05);
		}

		:host([ephemeral]:hover) {
			background-color: rgba(88, 101, 242, 0.1);
		}

		:host([ephemeral])::before {
			background-color: #5865f2;
		}

		:host([light-theme]) {
			color: #2e3338;
			border-color: #eceeef;
		}

		.discord-author-avatar {
			margin-right: 16px;
			margin-top: 5px;
			min-width: 40px;
			z-index: 1;
			display: flex;
		}

		.discord-author-avatar img {
			width: 40px;
			height: 40px;
			border-radius: 50%;
			cursor: pointer;
		}

		.discord-message-timestamp {
			color: #72767d;
			font-size: 12px;
			margin-left: 3px;
		}

		.discord-message-body-only-indent {
			width: 56px;
		}

		:host(:hover) .discord-message-timestamp-hover::before {
			content: attr(datetime);
		}

		:host([light-theme]) .discord-message-timestamp {
			color: #747f8d;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-message-content {
			width: 100%;
			line-height: 160%;
			font-weight: normal;
			padding-top: 2px;
		}

		.discord-message-body {
			font-size: 1rem;
			font-weight: 400;
			word-break: break-word;
			position: relative;
		}

		:host([light-theme]) .discord-message-timestamp,
		:host([compact-mode]) .discord-message:hover .discord-message-timestamp {
			color: #99aab5;
		}

		:host([light-theme][compact-mode]).discord-message-timestamp {
			color: #d1d9de;
		}

		:host([compact-mode]) .discord-message-timestamp {
			display: inline-block;
			width: 3.1rem;
			text-align: right;
			font-size: 0.6875rem;
			line-height: 1.375rem;
			margin-right: 0.375rem;
			margin-left: 0;
			text-indent: 0;
		}

		:host([compact-mode]) .discord-message-body {
			line-height: 1.375rem;
			padding-left: 10px;
			margin-left: -6px;
		}

		:host([compact-mode]) .discord-message-compact-indent {
			padding-left: 10px;
		}

		:host .discord-message-markup {
			font-size: 1rem;
			line-height: 1.375rem;
			word-wrap: break-word;
			user-select: text;
			font-weight: 400;
			display: inline;
		}

		:host(:hover) {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([highlight]:hover) {
			background-color: hsl(40 calc(1 * 86.4%) 56.9%/0.08);
		}

		:host([has-thread]):after {
			width: 2rem;
			left: 2.2rem;
			top: 4.8rem;
			border-left: 2px solid #4f545c !important;
			border-bottom: 2px solid #4f545c !important;
			border-bottom-left-radius: 8px !important;
			bottom: 29px;
			content: '';
			position: absolute;
		}

		:host([light-theme][has-Thread]):after {
			border-color: #747f8d !important;
		}

		.discord-message-ephemeral {
			margin-top: 4px;
			font-size: 12px;
			font-weight: 400;
			color: #72767d;
		}

		:host([light-theme]) .discord-message-ephemeral {
			color: #747f8d;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link {
			color: #00aff4;
			font-weight: 500;
			cursor: pointer;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link:hover {
			text-decoration: underline;
		}

		.discord-message-ephemeral .discord-message-ephemeral-icon {
			margin-right: 4px;
			vertical-align: text-bottom;
		}
	`;#e=q(this,a,void 0);get profile(){return this.#e}set profile(H){this.#e=H}#t=(q(this,n),q(this,u,"User"));get author(){return this.#t}set author(H){this.#t=H}#i=(q(this,d),q(this,_,void 0));get avatar(){return this.#i}set avatar(H){this.#i=H}#r=(q(this,m),q(this,h,!1));get bot(){return this.#r}set bot(H){this.#r=H}#s=(q(this,c),q(this,M,!1));get server(){return this.#s}set server(H){this.#s=H}#a=(q(this,$),q(this,x,!1));get officialApp(){return this.#a}set officialApp(H){this.#a=H}#o=(q(this,z),q(this,A,!1));get verified(){return this.#o}set verified(H){this.#o=H}#d=(q(this,k),q(this,he,!1));get op(){return this.#d}set op(H){this.#d=H}#l=(q(this,pe),q(this,ye,!1));get edited(){return this.#l}set edited(H){this.#l=H}#n=(q(this,xe),q(this,Me,void 0));get roleColor(){return this.#n}set roleColor(H){this.#n=H}#c=(q(this,ke),q(this,$e,void 0));get roleIcon(){return this.#c}set roleIcon(H){this.#c=H}#h=(q(this,Te),q(this,Ce,void 0));get roleName(){return this.#h}set roleName(H){this.#h=H}#u=(q(this,je),q(this,B,void 0));get clanIcon(){return this.#u}set clanIcon(H){this.#u=H}#f=(q(this,E),q(this,I,void 0));get clanTag(){return this.#f}set clanTag(H){this.#f=H}#m=(q(this,T),q(this,Zt,!1));get highlight(){return this.#m}set highlight(H){this.#m=H}#p=(q(this,Wt),q(this,Qt,!1));get ephemeral(){return this.#p}set ephemeral(H){this.#p=H}#v=(q(this,Kt),q(this,Yt,new Date));get timestamp(){return this.#v}set timestamp(H){this.#v=H}#g=(q(this,Jt),q(this,ti,!1));get twentyFour(){return this.#g}set twentyFour(H){this.#g=H}#_=(q(this,ii),q(this,D,!1));get messageBodyOnly(){return this.#_}set messageBodyOnly(H){this.#_=H}#b=(q(this,w),q(this,ct,!1));get lightTheme(){return this.#b}set lightTheme(H){this.#b=H}#z=(q(this,si),q(this,as,!1));get compactMode(){return this.#z}set compactMode(H){this.#z=H}#y=(q(this,os),q(this,ls,!1));get noBackground(){return this.#y}set noBackground(H){this.#y=H}#x=(q(this,ns),q(this,hs,!1));get hasThread(){return this.#x}set hasThread(H){this.#x=H}#w=(q(this,us),q(this,ms,()=>{}));get dismissMessageClicked(){return this.#w}set dismissMessageClicked(H){this.#w=H}willUpdate(){this.hasThread=Array.from(this.children).some(H=>H.tagName.toLowerCase()==="discord-thread"),this.highlight=this.highlight||Array.from(this.children).some(H=>H.tagName.toLowerCase()==="discord-mention"&&H.hasAttribute("highlight")&&(H.type==="user"||H.type==="role"))}handleSpaceToDismissMessage(H){H.code==="Space"&&(H.preventDefault(),H.stopPropagation(),this.dismissMessageClicked?.())}render(){let H={author:this.author,bot:this.bot,officialApp:this.officialApp,verified:this.verified,server:this.server,op:this.op,roleColor:this.roleColor,roleIcon:this.roleIcon,clanIcon:this.clanIcon,clanTag:this.clanTag,roleName:this.roleName},b=this.profile!==void 0&&Reflect.get(vr,this.profile)||{},C={...H,...b,avatar:this.resolveAvatar(b.avatar??this.avatar)},ai=It(this.timestamp,this.compactMode,this.twentyFour)??void 0;return g`
			<slot name="reply"></slot>
			<div
				class=${fe({"discord-message-inner":!0,"discord-message-inner-center":this.messageBodyOnly})}
			>
				${N(this.compactMode&&!this.messageBodyOnly,()=>g`<time datetime="${Z(ai)}" class="discord-message-timestamp">${ai}</time>`,()=>null)}
				${N(this.messageBodyOnly,()=>g`<time
							datetime="${Z(ai)}"
							class=${fe({"discord-message-timestamp":!0,"discord-message-timestamp-hover":!0,"discord-message-body-only-indent":!this.compactMode})}
						></time>`,()=>null)}
				${N(this.compactMode||this.messageBodyOnly,()=>null,()=>g`<div class="discord-author-avatar">
							<img src="${Z(C.avatar)}" alt="${Z(C.author)}" />
						</div>`)}

				<div class="discord-message-content">
					${N(this.compactMode||this.messageBodyOnly,()=>null,()=>g`
							<discord-author-info
								author=${C.author??""}
								?bot=${C.bot??!1}
								?server=${C.server??!1}
								?official-app=${C.officialApp??!1}
								?verified=${C.verified??!1}
								?op=${C.op??!1}
								role-color=${C.roleColor??""}
								role-icon=${C.roleIcon??""}
								role-name=${C.roleName??""}
								clan-icon=${C.clanIcon??""}
								clan-tag=${C.clanTag??""}
							></discord-author-info
							><time datetime="${Z(ai)}" class="discord-message-timestamp">${ai}</time>
						`)}
					<div class="discord-message-body">
						${N(this.compactMode,()=>g`<discord-author-info
									author=${C.author??""}
									?bot=${C.bot??!1}
									?server=${C.server??!1}
									?official-app=${C.officialApp??!1}
									?verified=${C.verified??!1}
									?op=${C.op??!1}
									role-color=${C.roleColor??""}
									role-icon=${C.roleIcon??""}
									role-name=${C.roleName??""}
									clan-icon=${C.clanIcon??""}
									clan-tag=${C.clanTag??""}
								></discord-author-info>`,()=>null)}<span class="discord-message-markup"><slot></slot></span>
						${N(this.edited,()=>g`<span class="discord-message-edited">(edited)</span>`,()=>null)}
					</div>
					<div class="discord-message-compact-indent">
						<slot name="attachments"></slot>
						<slot name="embeds"></slot>
						<slot name="components"></slot>
						<slot name="reactions"></slot>
						<slot name="thread"></slot>
						${N(this.ephemeral,()=>g`
								<div class="discord-message-ephemeral">
									${Kr()} Only you can see this •
									<span
										role="button"
										class="discord-message-ephemeral-link"
										@click=${this.dismissMessageClicked}
										@keydown=${this.handleSpaceToDismissMessage}
										>Dismiss message</span
									>
								</div>
							`,()=>null)}
					</div>
				</div>
			</div>
		`}resolveAvatar(H){return H===void 0?at.default:at[H]??H??at.default}constructor(){super(...arguments),q(this,ps)}static{q(i,r)}};return vs=i})();var Ba=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},Xr=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},jm=(()=>{let e=[F("discord-quote")],t,r=[],i,s=L,l,a=[],n=[];var v=class extends s{static{i=this}static{let u=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[Y({context:te,subscribe:!0}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],Ba(this,null,l,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:d=>"lightTheme"in d,get:d=>d.lightTheme,set:(d,o)=>{d.lightTheme=o}},metadata:u},a,n),Ba(null,t={value:i},e,{kind:"class",name:i.name,metadata:u},null,r),v=i=t.value,u&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:u})}static styles=P`
		:host {
			display: flex;
		}

		.discord-quote-divider {
			background-color: #4f545c;
			border-radius: 4px;
			font-size: 0.9em;
			font-style: normal;
			font-weight: 400;
			margin: 0;
			padding: 0;
			width: 4px;
		}

		:host([light-theme]) .discord-quote-divider {
			background-color: #c4c9ce;
		}

		blockquote {
			margin-block-end: unset;
			margin-block-start: unset;
			margin-inline-end: unset;
			margin-inline-start: unset;
			padding: 0 8px 0 12px;
		}
	`;#e=Xr(this,a,!1);get lightTheme(){return this.#e}set lightTheme(u){this.#e=u}render(){return g`
			<div class="discord-quote-divider"></div>
			<!-- display: inline -->
			<blockquote><slot></slot></blockquote>
		`}constructor(){super(...arguments),Xr(this,n)}static{Xr(i,r)}};return v=i})();var _n=j`
	<path
		fill="currentColor"
		d="M56 50.6667V13.3333C56 10.4 53.6 8 50.6667 8H13.3333C10.4 8 8 10.4 8 13.3333V50.6667C8 53.6 10.4 56 13.3333 56H50.6667C53.6 56 56 53.6 56 50.6667ZM22.6667 36L29.3333 44.0267L38.6667 32L50.6667 48H13.3333L22.6667 36Z"
	/>
`;function Yr(e={}){return g`<svg ${S(e)} aria-hidden="false" width="64" height="64" viewBox="0 0 64 64">${_n}</svg>`}var bn=j`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M5 3C3.89543 3 3 3.89543 3 5V19C3 20.1046 3.89543 21 5 21H19C20.1046 21 21 20.1046 21 19V5C21 3.89543 20.1046 3 19 3H5ZM16.8995 8.41419L15.4853 6.99998L7 15.4853L8.41421 16.8995L16.8995 8.41419Z"
	/>
`;function Jr(e){return g`<svg ${S(e||{})} class="discord-command-icon" aria-hidden="false" width="24" height="24" viewBox="0 0 24 24">
		${bn}
	</svg>`}var zn=j`
	<path
		d="M0.809739 3.59646L5.12565 0.468433C5.17446 0.431163 5.23323 0.408043 5.2951 0.401763C5.35698 0.395482 5.41943 0.406298 5.4752 0.432954C5.53096 0.45961 5.57776 0.50101 5.61013 0.552343C5.64251 0.603676 5.65914 0.662833 5.6581 0.722939V2.3707C10.3624 2.3707 11.2539 5.52482 11.3991 7.21174C11.4028 7.27916 11.3848 7.34603 11.3474 7.40312C11.3101 7.46021 11.2554 7.50471 11.1908 7.53049C11.1262 7.55626 11.0549 7.56204 10.9868 7.54703C10.9187 7.53201 10.857 7.49695 10.8104 7.44666C8.72224 5.08977 5.6581 5.63359 5.6581 5.63359V7.28135C5.65831 7.34051 5.64141 7.39856 5.60931 7.44894C5.5772 7.49932 5.53117 7.54004 5.4764 7.5665C5.42163 7.59296 5.3603 7.60411 5.29932 7.59869C5.23834 7.59328 5.18014 7.57151 5.13128 7.53585L0.809739 4.40892C0.744492 4.3616 0.691538 4.30026 0.655067 4.22975C0.618596 4.15925 0.599609 4.08151 0.599609 4.00269C0.599609 3.92386 0.618596 3.84612 0.655067 3.77562C0.691538 3.70511 0.744492 3.64377 0.809739 3.59646Z"
		fill="currentColor"
	/>
`;function es(e={}){return g`<svg ${S(e)} class="discord-reply-icon" aria-hidden="false" width="12" height="8" viewBox="0 0 12 8">${zn}</svg>`}var le=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},G=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},ip=(()=>{let e=[F("discord-reply")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[],O,A=[],k=[],U,he=[],pe=[],ze,ye=[],xe=[],we,Me=[],ke=[],He,$e=[],Te=[],Ee,Ce=[],je=[],Se,B=[],E=[],W,I=[],T=[],K,Zt=[],Wt=[],Gt,Qt=[],Kt=[],Xt,Yt=[],Jt=[],ei,ti=[],ii=[];var ri=class extends s{static{i=this}static{let D=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y()],v=[y()],o=[y()],p=[y({type:Boolean})],f=[y({type:Boolean})],V=[y({type:Boolean,attribute:"official-app"})],O=[y({type:Boolean})],U=[y({type:Boolean})],ze=[y({type:Boolean})],we=[y({attribute:"role-color"})],He=[y({type:Boolean})],Ee=[y({type:Boolean})],Se=[y({type:Boolean})],W=[y({attribute:"clan-icon"})],K=[y({attribute:"clan-tag"})],Gt=[y({type:Boolean,reflect:!0})],Xt=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],ei=[Y({context:Fe}),y({type:Boolean,reflect:!0,attribute:"compact-mode"})],le(this,null,l,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:w=>"profile"in w,get:w=>w.profile,set:(w,R)=>{w.profile=R}},metadata:D},a,n),le(this,null,v,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:w=>"author"in w,get:w=>w.author,set:(w,R)=>{w.author=R}},metadata:D},u,d),le(this,null,o,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:w=>"avatar"in w,get:w=>w.avatar,set:(w,R)=>{w.avatar=R}},metadata:D},_,m),le(this,null,p,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:w=>"bot"in w,get:w=>w.bot,set:(w,R)=>{w.bot=R}},metadata:D},h,c),le(this,null,f,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:w=>"server"in w,get:w=>w.server,set:(w,R)=>{w.server=R}},metadata:D},M,$),le(this,null,V,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:w=>"officialApp"in w,get:w=>w.officialApp,set:(w,R)=>{w.officialApp=R}},metadata:D},x,z),le(this,null,O,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:w=>"op"in w,get:w=>w.op,set:(w,R)=>{w.op=R}},metadata:D},A,k),le(this,null,U,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:w=>"verified"in w,get:w=>w.verified,set:(w,R)=>{w.verified=R}},metadata:D},he,pe),le(this,null,ze,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:w=>"edited"in w,get:w=>w.edited,set:(w,R)=>{w.edited=R}},metadata:D},ye,xe),le(this,null,we,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:w=>"roleColor"in w,get:w=>w.roleColor,set:(w,R)=>{w.roleColor=R}},metadata:D},Me,ke),le(this,null,He,{kind:"accessor",name:"command",static:!1,private:!1,access:{has:w=>"command"in w,get:w=>w.command,set:(w,R)=>{w.command=R}},metadata:D},$e,Te),le(this,null,Ee,{kind:"accessor",name:"attachment",static:!1,private:!1,access:{has:w=>"attachment"in w,get:w=>w.attachment,set:(w,R)=>{w.attachment=R}},metadata:D},Ce,je),le(this,null,Se,{kind:"accessor",name:"mentions",static:!1,private:!1,access:{has:w=>"mentions"in w,get:w=>w.mentions,set:(w,R)=>{w.mentions=R}},metadata:D},B,E),le(this,null,W,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:w=>"clanIcon"in w,get:w=>w.clanIcon,set:(w,R)=>{w.clanIcon=R}},metadata:D},I,T),le(this,null,K,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:w=>"clanTag"in w,get:w=>w.clanTag,set:(w,R)=>{w.clanTag=R}},metadata:D},Zt,Wt),le(this,null,Gt,{kind:"accessor",name:"deleted",static:!1,private:!1,access:{has:w=>"deleted"in w,get:w=>w.deleted,set:(w,R)=>{w.deleted=R}},metadata:D},Qt,Kt),le(this,null,Xt,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:w=>"lightTheme"in w,get:w=>w.lightTheme,set:(w,R)=>{w.lightTheme=R}},metadata:D},Yt,Jt),le(this,null,ei,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:w=>"compactMode"in w,get:w=>w.compactMode,set:(w,R)=>{w.compactMode=R}},metadata:D},ti,ii),le(null,t={value:i},e,{kind:"class",name:i.name,metadata:D},null,r),ri=i=t.value,D&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:D})}static styles=P`
		:host {
			color: #b9bbbe;
			display: flex;
			font-size: 0.875rem;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			padding-top: 2px;
			margin-left: 56px;
			margin-bottom: 4px;
			align-items: center;
			line-height: 1.125rem;
			position: relative;
			white-space: pre;
			user-select: none;
		}

		:host([light-theme]) {
			color: #4f5660;
		}

		:host([compact-mode]),
		:host([deleted]) {
			margin-left: 62px;
			margin-bottom: 0;
		}

		:host:before {
			content: '';
			display: block;
			position: absolute;
			top: 50%;
			right: 100%;
			bottom: 0;
			left: -36px;
			margin-right: 4px;
			margin-top: -1px;
			margin-left: -1px;
			margin-bottom: -2px;
			border-left: 2px solid #4f545c !important;
			border-bottom: 0 solid #4f545c !important;
			border-right: 0 solid #4f545c !important;
			border-top: 2px solid #4f545c !important;
			border-top-left-radius: 6px;
		}

		:host([light-theme]):before {
			border-color: #747f8d !important;
		}

		.discord-replied-message-avatar,
		.discord-reply-badge {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 16px;
			height: 16px;
			border-radius: 50%;
			user-select: none;
			margin-right: 0.25rem;
		}

		.discord-reply-badge {
			display: flex;
			align-items: center;
			justify-content: center;
			color: #b9bbbe;
			background: #202225;
		}

		:host([light-theme]) .discord-reply-badge {
			color: #4f5660;
			background: #e3e5e8;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.8);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-right: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			justify-content: space-between;
			display: inline-flex;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			opacity: 0.55;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.5);
		}

		:host([light-theme]) .discord-clan-tag {
			opacity: 0.65;
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			display: inline-flex;
			align-items: center;
			margin-right: 0.25rem;
			right: 0.25rem;
		}

		:host .discord-clan-tag span {
			display: inline-flex;
			align-items: center;
			user-select: none;
			-webkit-user-select: none;
			line-height: 1rem !important;
		}

		.discord-application-tag {
			background-color: hsl(235, 85.6%, 64.7%);
			color: #fff;
			font-size: 0.625rem;
			margin-right: 0.25rem;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-application-tag {
			margin-right: 0.25rem;
		}

		.discord-application-tag .discord-application-tag-verified {
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.1rem;
		}

		.discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		.discord-replied-message-username {
			flex-shrink: 0;
			font-size: inherit;
			line-height: inherit;
			margin-right: 0.25rem;
			opacity: 0.64;
			font-weight: 500;
			color: #fff;
		}

		.discord-replied-message-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		.discord-replied-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
			user-select: none;
			cursor: pointer;
		}

		.discord-replied-deleted-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-replied-message-content:hover {
			color: #fff;
		}

		:host([light-theme]) .discord-replied-message-content:hover {
			color: #000;
		}

		:host .discord-replied-message-content .discord-message-edited {
			margin-left: 0.25rem;
		}

		.discord-replied-message-content-icon {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 20px;
			height: 20px;
			margin-left: 4px;
		}
	`;#e=G(this,a,void 0);get profile(){return this.#e}set profile(D){this.#e=D}#t=(G(this,n),G(this,u,"User"));get author(){return this.#t}set author(D){this.#t=D}#i=(G(this,d),G(this,_,void 0));get avatar(){return this.#i}set avatar(D){this.#i=D}#r=(G(this,m),G(this,h,!1));get bot(){return this.#r}set bot(D){this.#r=D}#s=(G(this,c),G(this,M,!1));get server(){return this.#s}set server(D){this.#s=D}#a=(G(this,$),G(this,x,!1));get officialApp(){return this.#a}set officialApp(D){this.#a=D}#o=(G(this,z),G(this,A,!1));get op(){return this.#o}set op(D){this.#o=D}#d=(G(this,k),G(this,he,!1));get verified(){return this.#d}set verified(D){this.#d=D}#l=(G(this,pe),G(this,ye,!1));get edited(){return this.#l}set edited(D){this.#l=D}#n=(G(this,xe),G(this,Me,void 0));get roleColor(){return this.#n}set roleColor(D){this.#n=D}#c=(G(this,ke),G(this,$e,!1));get command(){return this.#c}set command(D){this.#c=D}#h=(G(this,Te),G(this,Ce,!1));get attachment(){return this.#h}set attachment(D){this.#h=D}#u=(G(this,je),G(this,B,!1));get mentions(){return this.#u}set mentions(D){this.#u=D}#f=(G(this,E),G(this,I,void 0));get clanIcon(){return this.#f}set clanIcon(D){this.#f=D}#m=(G(this,T),G(this,Zt,void 0));get clanTag(){return this.#m}set clanTag(D){this.#m=D}#p=(G(this,Wt),G(this,Qt,!1));get deleted(){return this.#p}set deleted(D){this.#p=D}#v=(G(this,Kt),G(this,Yt,!1));get lightTheme(){return this.#v}set lightTheme(D){this.#v=D}#g=(G(this,Jt),G(this,ti,!1));get compactMode(){return this.#g}set compactMode(D){this.#g=D}resolveAvatar(D){return at[D]??D??at.default}render(){let D={author:this.author,bot:this.bot,verified:this.verified,officialApp:this.officialApp,op:this.op,server:this.server,roleColor:this.roleColor,clanIcon:this.clanIcon,clanTag:this.clanTag},w=Reflect.get(vr,this.profile)??{},R={...D,...w,avatar:this.resolveAvatar(w.avatar??this.avatar)},ct=gr(R.clanIcon),si=R.clanTag?.slice(0,4),ki=g`
			${N(R.bot&&!R.server&&!R.officialApp,()=>g`<span class="discord-application-tag">${R.verified?Qe():""}App</span>`)}
			${N(R.server&&!R.bot&&!R.officialApp,()=>g`<span class="discord-application-tag">Server</span>`)}
			${N(R.officialApp&&!R.server&&!R.bot,()=>g`<span class="discord-application-tag">${Qe()}OFFICIAL</span>`)}
		`;return g`${N(this.compactMode||this.deleted,()=>g`<div class="discord-reply-badge">${es()}</div>`,()=>g`<img class="discord-replied-message-avatar" src="${Z(R.avatar)}" alt="${Z(R.author)}" />`)}
		${N(this.deleted,()=>g`<div class="discord-replied-deleted-message-content"><em>Original message was deleted</em></div>`,()=>g`${ki}
					<span class="discord-replied-message-username" style=${lt({color:R.roleColor})}
						>${N(this.mentions,()=>"@")}${R.author}</span
					>
					${N(R.clanIcon&&R.clanTag&&R.clanTag?.length>0,()=>g`<span class="discord-clan-tag">
								${ct==="string"?g`<img
											srcset=${Z(ct)}
											alt=${Z(si)}
											width="12"
											height="12"
											draggable="false"
										/>`:ct}
								<span>${si}</span>
							</span>`)}
					<!-- display: inline -->
					<div class="discord-replied-message-content"
						><slot></slot>${N(this.edited,()=>g`<span class="discord-message-edited">(edited)</span>`)}</div
					>
					${N(this.command,()=>Jr({class:"discord-replied-message-content-icon"}),()=>N(this.attachment,()=>Yr({class:"discord-replied-message-content-icon"})))}`)}`}constructor(){super(...arguments),G(this,ii)}static{G(i,r)}};return ri=i})();var ts=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},wi=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},np=(()=>{let e=[F("discord-spoiler")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[];var o=class extends s{static{i=this}static{let _=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({type:Boolean,reflect:!0})],v=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],ts(this,null,l,{kind:"accessor",name:"activated",static:!1,private:!1,access:{has:m=>"activated"in m,get:m=>m.activated,set:(m,p)=>{m.activated=p}},metadata:_},a,n),ts(this,null,v,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:m=>"lightTheme"in m,get:m=>m.lightTheme,set:(m,p)=>{m.lightTheme=p}},metadata:_},u,d),ts(null,t={value:i},e,{kind:"class",name:i.name,metadata:_},null,r),o=i=t.value,_&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:_})}static styles=P`
		:host {
			background-color: #202225;
			border-radius: 3px;
			color: transparent;
			cursor: pointer;
		}

		:host([light-theme]) {
			background-color: #c4c9ce;
		}

		:host(:hover) {
			background-color: rgba(32, 34, 37, 0.8);
		}

		:host([light-theme]:hover) {
			background-color: #cfd3d7;
		}

		:host([activated]) {
			color: inherit;
			background-color: hsla(0, 0%, 100%, 0.1);
		}

		:host([light-theme][activated]) {
			background-color: #e5e5e5;
		}
	`;#e=wi(this,a,!1);get activated(){return this.#e}set activated(_){this.#e=_}#t=(wi(this,n),wi(this,u,!1));get lightTheme(){return this.#t}set lightTheme(_){this.#t=_}render(){return g`<slot
			@click=${()=>{this.activated=!0}}
			@keydown=${()=>{this.activated=!0}}
		></slot>`}constructor(){super(...arguments),wi(this,d)}static{wi(i,r)}};return o=i})();var yn=j`
	<path fill="currentColor" d="M5.3 9.3a1 1 0 0 1 1.4 0l5.3 5.29 5.3-5.3a1 1 0 1 1 1.4 1.42l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.42Z"></path>
`;function is(e={}){return g`<svg ${S(e)} aria-hidden="false" width="18" height="18" viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg">
		${yn}
	</svg>`}var Ke=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Mi=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},yp=(()=>{let e=[F("discord-string-select-menu")],t,r=[],i,s=L,l=[],a,n=[],v=[],u,d=[],o=[],_,m=[],p=[],h;var c=class extends s{static{i=this}static{let f=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;a=[y({type:Boolean,attribute:"disabled"})],u=[y({attribute:"placeholder"})],_=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],h=[ja({once:!1,capture:!0,passive:!0})],Mi(this,null,a,{kind:"accessor",name:"disabled",static:!1,private:!1,access:{has:M=>"disabled"in M,get:M=>M.disabled,set:(M,$)=>{M.disabled=$}},metadata:f},n,v),Mi(this,null,u,{kind:"accessor",name:"placeholder",static:!1,private:!1,access:{has:M=>"placeholder"in M,get:M=>M.placeholder,set:(M,$)=>{M.placeholder=$}},metadata:f},d,o),Mi(this,null,_,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:M=>"lightTheme"in M,get:M=>M.lightTheme,set:(M,$)=>{M.lightTheme=$}},metadata:f},m,p),Mi(this,null,h,{kind:"method",name:"_onClick",static:!1,private:!1,access:{has:M=>"_onClick"in M,get:M=>M._onClick},metadata:f},null,l),Mi(null,t={value:i},e,{kind:"class",name:i.name,metadata:f},null,r),c=i=t.value,f&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:f})}static styles=P`
		.discord-string-select-menu {
			height: 36px;
			min-height: 36px;
			display: flex;
			align-items: center;
			justify-content: space-between;
			box-sizing: border-box;
			cursor: pointer;
			color: color-mix(in oklab, hsl(210 calc(1 * 9.1%) 87.1% / 1) 100%, black 0%);
			border: 1px solid;
			border-radius: 4px;
			background-color: color-mix(in oklab, hsl(225 calc(1 * 6.3%) 12.5% / 1) 100%, black 0%);
			border-color: color-mix(in oklab, hsl(225 calc(1 * 6.3%) 12.5% / 1) 100%, black 0%);
			padding: 8px !important;
			width: 90%;
			max-width: 400px;
			margin-right: 16px;
			transition: border 0.2s ease;
			font-weight: 500;
		}

		:host([light-theme]) .discord-string-select-menu {
			background-color: #ebebeb !important;
			border-color: #b5b5b5 !important;
			border: 1px solid;
			color: #2e3338;
		}

		:host([light-theme]) .discord-string-select-menu-option-slot {
			background-color: #ebebeb !important;
			border-color: #b5b5b5 !important;
			border: 1px solid;
			color: #2e3338;
		}

		.discord-string-select-menu-option-slot {
			overflow-y: auto;
			overflow-x: hidden;
			color: currentColor;
			border: none;
			border-top-left-radius: 0px;
			border-top-right-radius: 0px;
			border-color: color-mix(in oklab, hsl(225 calc(1 * 6.3%) 12.5% / 1) 100%, black 0%);
			background-color: color-mix(in oklab, hsl(220 calc(1 * 6.5%) 18% / 1) 100%, black 0%);
			cursor: pointer;
			box-sizing: border-box;
			border-radius: 4px;
			gap: 10px;
			display: block;
			max-height: 190px;
			position: absolute;
			width: 90%;
			max-width: 400px;
			z-index: 1002;
		}

		.discord-string-select-menu-option-slot::-webkit-scrollbar {
			width: 5px;
			background-color: transparent;
		}

		.discord-string-select-menu-option-slot::-webkit-scrollbar-track {
			background-color: transparent;
		}

		.discord-string-select-menu-option-slot::-webkit-scrollbar-thumb {
			border-radius: 10px;
			background-color: rgba(0, 0, 0, 0.3);
		}

		.discord-string-select-menu-label {
			width: 100%;
		}

		.discord-string-select-inside-menu {
			padding: 8px 8px 8px 12px;
			display: flex;
			align-items: center;
			justify-content: space-between;
		}

		.discord-string-select-menu-hidden {
			display: none;
		}

		.discord-string-select-menu-disabled {
			cursor: not-allowed !important;
			opacity: 0.5;
		}

		.discord-string-select-inside-menu:hover {
			border-color: black;
			cursor: pointer;
		}

		.discord-string-select-menu-rotated {
			transform: rotate(-180deg);
		}

		.discord-expand-more-icon {
			margin-left: auto;
		}
	`;#e=(Ke(this,l),Ke(this,n,void 0));get disabled(){return this.#e}set disabled(f){this.#e=f}#t=(Ke(this,v),Ke(this,d,"Make a selection"));get placeholder(){return this.#t}set placeholder(f){this.#t=f}#i=(Ke(this,o),Ke(this,m,!1));get lightTheme(){return this.#i}set lightTheme(f){this.#i=f}render(){return g`
			<label
				class="${fe({"discord-string-select-menu-label":!0,"discord-string-select-menu":!0,"discord-string-select-menu-disabled":this.disabled})}"
			>
				<span>${this.placeholder}</span> ${is({class:"discord-expand-more-icon"})}
				<span class="discord-string-select-menu-hidden"><input type="checkbox" @click=${this._onClick} /></span>
			</label>
			<div class="discord-string-select-menu-option-slot discord-string-select-menu-hidden"><slot></slot></div>
		`}_onClick(){let f=this.shadowRoot?.querySelectorAll("svg.discord-expand-more-icon").item(0),M=this.shadowRoot?.querySelectorAll("div.discord-string-select-menu-option-slot").item(0);this.shadowRoot?.querySelectorAll("label.discord-string-select-menu").item(0)?.className.includes("discord-string-select-menu-disabled")||(M?.className.includes("discord-string-select-menu-hidden")?(M?.setAttribute("class","discord-string-select-menu-option-slot"),f?.setAttribute("class","discord-expand-more-icon discord-string-select-menu-rotated")):(M?.setAttribute("class","discord-string-select-menu-option-slot discord-string-select-menu-hidden"),f?.setAttribute("class","discord-expand-more-icon")))}constructor(){super(...arguments),Ke(this,p)}static{Ke(i,r)}};return c=i})();var nt=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},_e=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},jp=(()=>{let e=[F("discord-string-select-menu-option")],t,r=[],i,s=L,l,a=[],n=[],v,u=[],d=[],o,_=[],m=[],p,h=[],c=[],f,M=[],$=[],V,x=[],z=[];var O=class extends s{static{i=this}static{let A=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;l=[y({reflect:!0,attribute:"emoji"})],v=[y({reflect:!0,attribute:"emoji-name"})],o=[y({attribute:"label"})],p=[y({attribute:"description"})],f=[y({reflect:!1,noAccessor:!0,attribute:!1})],V=[Y({context:te}),y({type:Boolean,reflect:!0,attribute:"light-theme"})],nt(this,null,l,{kind:"accessor",name:"emoji",static:!1,private:!1,access:{has:k=>"emoji"in k,get:k=>k.emoji,set:(k,U)=>{k.emoji=U}},metadata:A},a,n),nt(this,null,v,{kind:"accessor",name:"emojiName",static:!1,private:!1,access:{has:k=>"emojiName"in k,get:k=>k.emojiName,set:(k,U)=>{k.emojiName=U}},metadata:A},u,d),nt(this,null,o,{kind:"accessor",name:"label",static:!1,private:!1,access:{has:k=>"label"in k,get:k=>k.label,set:(k,U)=>{k.label=U}},metadata:A},_,m),nt(this,null,p,{kind:"accessor",name:"description",static:!1,private:!1,access:{has:k=>"description"in k,get:k=>k.description,set:(k,U)=>{k.description=U}},metadata:A},h,c),nt(this,null,f,{kind:"accessor",name:"selectOption",static:!1,private:!1,access:{has:k=>"selectOption"in k,get:k=>k.selectOption,set:(k,U)=>{k.selectOption=U}},metadata:A},M,$),nt(this,null,V,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:k=>"lightTheme"in k,get:k=>k.lightTheme,set:(k,U)=>{k.lightTheme=U}},metadata:A},x,z),nt(null,t={value:i},e,{kind:"class",name:i.name,metadata:A},null,r),O=i=t.value,A&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:A})}static styles=P`
		label {
			display: flex;
			align-items: center;
			max-width: 400px;
			padding: 8px 8px 8px 12px;
			gap: 10px;
			font-size: small;
			cursor: pointer;
		}

		label:hover {
			background-color: rgba(255, 255, 255, 0.1);
		}

		:host([light-theme]) {
			background-color: #f2f3f5 !important;
			border-color: #d9d9d9 !important;
			color: #2e3338;
		}

		:host([light-theme]) label:hover {
			background-color: rgba(204, 204, 204, 2) !important;
		}

		.discord-string-select-menu-option-emoji {
			margin-right: 4px;
			object-fit: contain;
			width: 1.375em;
			height: 1.375em;
			vertical-align: bottom;
		}

		.discord-string-select-menu-option-ellipsis-text {
			overflow: hidden;
			text-overflow: ellipsis;
			white-space: nowrap;
		}

		.discord-string-select-menu-option-hidden {
			display: none;
		}
	`;#e=_e(this,a,void 0);get emoji(){return this.#e}set emoji(A){this.#e=A}#t=(_e(this,n),_e(this,u,"emoji"));get emojiName(){return this.#t}set emojiName(A){this.#t=A}#i=(_e(this,d),_e(this,_,void 0));get label(){return this.#i}set label(A){this.#i=A}#r=(_e(this,m),_e(this,h,void 0));get description(){return this.#r}set description(A){this.#r=A}#s=(_e(this,c),_e(this,M,void 0));get selectOption(){return this.#s}set selectOption(A){this.#s=A}checkLabelIsProvided(){if(!this.label)throw new Vt("The label of option is required")}#a=(_e(this,$),_e(this,x,!1));get lightTheme(){return this.#a}set lightTheme(A){this.#a=A}render(){return this.checkLabelIsProvided(),g`
			<label>
				${N(this.emoji,()=>N(this.emoji?.includes("http")||this.emoji?.startsWith("/")||this.emoji?.startsWith("./"),()=>g`<img
								src=${this.emoji}
								alt=${Z(this.emojiName)}
								draggable="true"
								class="discord-string-select-menu-option-emoji"
							/>`,()=>g`<span class="discord-string-select-menu-option-emoji">${this.emoji}</span>`))}
				<div class="discord-string-select-menu-option-ellipsis-text">
					<div class="discord-string-select-menu-option-ellipsis-text">
						<strong>${this.label}</strong>
					</div>
					${N(this.description,()=>g`<span>${this.description}</span>`)}
				</div>
				<span class="discord-string-select-menu-option-hidden"><input type="checkbox" @click=${()=>this.selectOption?.()} /></span>
			</label>
		`}constructor(){super(...arguments),_e(this,z)}static{_e(i,r)}};return O=i})();var xn=function(e,t,r,i,s,l){function a(f){if(f!==void 0&&typeof f!="function")throw new TypeError("Function expected");return f}for(var n=i.kind,v=n==="getter"?"get":n==="setter"?"set":"value",u=!t&&e?i.static?e:e.prototype:null,d=t||(u?Object.getOwnPropertyDescriptor(u,i.name):{}),o,_=!1,m=r.length-1;m>=0;m--){var p={};for(var h in i)p[h]=h==="access"?{}:i[h];for(var h in i.access)p.access[h]=i.access[h];p.addInitializer=function(f){if(_)throw new TypeError("Cannot add initializers after decoration has completed");l.push(a(f||null))};var c=(0,r[m])(n==="accessor"?{get:d.get,set:d.set}:d[v],p);if(n==="accessor"){if(c===void 0)continue;if(c===null||typeof c!="object")throw new TypeError("Object expected");(o=a(c.get))&&(d.get=o),(o=a(c.set))&&(d.set=o),(o=a(c.init))&&s.unshift(o)}else(o=a(c))&&(n==="field"?s.unshift(o):d[v]=o)}u&&Object.defineProperty(u,i.name,d),_=!0},wn=function(e,t,r){for(var i=arguments.length>2,s=0;s<t.length;s++)r=i?t[s].call(e,r):t[s].call(e);return i?r:void 0},Vp=(()=>{let e=[F("discord-time")],t,r=[],i,s=L;var l=class extends s{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(s[Symbol.metadata]??null):void 0;xn(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,r),l=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=P`
		:host {
			white-space: nowrap;
			background-color: #ffffff0f;
			border-radius: 3px;
			padding: 0 2px;
		}
	`;render(){return g`<slot></slot>`}static{wn(i,r)}};return l=i})();var Mn=64;function kn(e,t){let r=X("discord-reply",{slot:"reply",author:t.asker,avatar:Re,"role-color":"inherit"},t.question),i=X("discord-message",{author:t.bot,avatar:bs,bot:!0,ephemeral:(e.flags&Mn)!==0},r);e.content&&i.append(...Xe(e.content));for(let s of e.embeds??[])i.append(Hn(s));return e.components?.length&&i.append(X("discord-attachments",{slot:"components"},...e.components.map(Tn))),i}function Hn(e){let t=e.color===void 0?void 0:"#"+e.color.toString(16).padStart(6,"0"),r=X("discord-embed",{slot:"embeds",color:t});if(e.author?.name&&r.append(X("div",{slot:"description",class:"embed-author"},e.author.name)),e.title){let i=Xe(e.title);r.append(X("div",{slot:"description",class:"embed-title"},...e.url?[Er(e.url,...i)]:i))}if(e.description&&r.append(X("discord-embed-description",{slot:"description"},...Xe(e.description))),e.fields?.length){let i=e.fields.map(s=>X("discord-embed-field",{},X("div",{class:"embed-field"},...Xe(s.name)),...Xe(s.value)));r.append(X("discord-embed-fields",{slot:"fields"},...i))}return e.footer?.text&&r.append(X("discord-embed-footer",{slot:"footer"},e.footer.text)),r}var $n={1:"primary",2:"secondary",3:"success",4:"destructive",5:"secondary"};function Tn(e){if(e.type!==1)throw new Error(`a component of type ${e.type} where a row should be cannot be drawn`);return X("discord-action-row",{},...e.components.map(t=>{switch(t.type){case 2:return En(t);case 3:return Cn(t);default:throw new Error(`a component of type ${t.type} in a row cannot be drawn`)}}))}function En(e){let t=[e.emoji?.name,e.label].filter(Boolean).join(" ");return X("discord-button",{type:$n[e.style],disabled:e.disabled,url:e.url},t)}function Cn(e){let t=e.options.find(i=>i.default),r=e.options.map(i=>X("discord-string-select-menu-option",{label:i.label,description:i.description,emoji:i.emoji?.name}));return X("discord-string-select-menu",{placeholder:t?.label??e.placeholder,disabled:e.disabled},...r)}function jn(e,t){let r=X("discord-message",{author:e.asker,avatar:Re},...Xe(e.question));return X("discord-messages",{"light-theme":t},r,...e.messages.map(i=>kn(i,e)))}Ca();var Sn=JSON.parse(document.getElementById("data").textContent),An=document.querySelector("main"),Na=document.getElementById("theme"),rs=matchMedia("(prefers-color-scheme: light)"),Ut=rs.matches;function ss(){document.documentElement.classList.toggle("light",Ut),Na.textContent=Ut?"Dark":"Light",An.replaceChildren(jn(Sn,Ut))}Na.addEventListener("click",()=>{Ut=!Ut,ss()});rs.addEventListener("change",()=>{Ut=rs.matches,ss()});ss();})();
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
@lit/reactive-element/decorators/custom-element.js:
@lit/reactive-element/decorators/property.js:
@lit/reactive-element/decorators/state.js:
@lit/reactive-element/decorators/event-options.js:
@lit/reactive-element/decorators/base.js:
@lit/reactive-element/decorators/query.js:
@lit/reactive-element/decorators/query-all.js:
@lit/reactive-element/decorators/query-async.js:
@lit/reactive-element/decorators/query-assigned-nodes.js:
lit-html/directive.js:
lit-html/async-directive.js:
@lit/context/lib/decorators/provide.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
@lit/context/lib/decorators/consume.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/decorators/query-assigned-elements.js:
lit-html/directives/when.js:
@lit/context/lib/context-request-event.js:
@lit/context/lib/create-context.js:
@lit/context/lib/controllers/context-consumer.js:
@lit/context/lib/value-notifier.js:
@lit/context/lib/controllers/context-provider.js:
@lit/context/lib/context-root.js:
lit-html/directives/choose.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
lit-html/directives/style-map.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
