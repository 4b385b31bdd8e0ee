/** Titles that announce several cases: their numbered headings are cases even if they name nobody. */
export const collection =
  /案例(?:选登|选编|精选|汇编|集锦|展示|展播|摘登|选刊|集$|系列|(?:[\d一二两三四五六七八九十]+|[（(][\d一二两三四五六七八九十]+)[个则篇])|[\d一二两三四五六七八九十]+[个则篇]\p{Script=Han}{0,6}案例/u;

/** Titles of several cases that may also be the title of one. */
export const ofCases = /(?:案例|做法|经验)(?:选编|选登|选刊|汇编|精选|集锦|集)?(?:[（(][^（）()]*[）)])?$/u;

/** Titles of what is about cases or plans and tells of none. */
export const noCase =
  /前言|序言|导言|导读|编者按|后记|综述|目录|名单|通知|公告|公示|启事|征集|评选|遴选|公布|发布|入选|推介|会议|座谈会|培训班|讲话|致辞|解读|(?:工作|年度|述职|统计)(?:总结|报告|汇报|公报)|(?:方案|规划|意见|纲要|计划|条例|细则|指南|要点|管理办法|实施办法)(?:[（(][^（）()]*[）)])?$/u;
