import { readFileSync } from 'node:fs';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import { tasksSchema, termsSchema } from '../../src/core/schema/taxonomy.ts';
import type { Taxonomy } from '../../src/core/schema/taxonomy.ts';
import type { CaseText } from '../../src/core/types.ts';

/** An invented case and what a reader would file it under; written before the rules were. */
export type TagRow = {
  readonly text: CaseText;
  readonly primary: readonly string[];
  readonly topics: readonly string[];
  readonly stages: readonly string[];
  readonly tasks: readonly string[];
};

const yaml = (path: string): unknown =>
  parse(readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8'));

/** The shipped vocabularies. */
export const taxonomy: Taxonomy = {
  topics: termsSchema.parse(yaml('taxonomy/topics.yaml')),
  stages: termsSchema.parse(yaml('taxonomy/stages.yaml')),
  kinds: termsSchema.parse(yaml('taxonomy/kinds.yaml')),
  tasks: tasksSchema.parse(yaml('taxonomy/tasks.yaml')),
};

/** The shipped rules of one tagger. */
export const rulesOf = <T>(name: string, schema: z.ZodType<T>): T => schema.parse(yaml(`rules/${name}.yaml`));

/** A case of which only some fields are known. */
export const textOf = (fields: Partial<CaseText>): CaseText => ({
  title: '',
  organisation: '',
  body: '',
  batchTitle: '',
  ...fields,
});

/** Harmonic mean of precision and recall of a set of terms. */
export function f1(expected: readonly string[], found: readonly string[]): number {
  const right = expected.filter((term) => found.includes(term)).length;
  return (2 * right) / (expected.length + found.length || 1);
}

/** Mean over rows. */
export const meanOf = <T>(rows: readonly T[], score: (row: T) => number): number =>
  rows.reduce((total, row) => total + score(row), 0) / rows.length;

export const tagRows: readonly TagRow[] = [
  {
    text: {
      title: '“县管校聘”盘活一池春水',
      organisation: '安徽省阜阳市颍泉区教育局',
      body: '针对乡村学校教师结构性缺编、城区学校超员的难题，颍泉区自2021年起全面推行义务教育教师“县管校聘”改革。编制、人社、财政、教育四部门联合发文，编制由区里统一核定，岗位由学校按需设置，教师竞聘上岗、按期考核。三年来，城区向乡村交流教师386人，音乐、体育、美术教师实行走教，补助按月发放。区里把交流经历作为评聘高级职称的必要条件，教师从“学校人”变成了“系统人”。',
      batchTitle: '',
    },
    primary: ['教师队伍'],
    topics: ['教师队伍', '城乡一体化'],
    stages: ['小学', '初中'],
    tasks: ['T2'],
  },
  {
    text: {
      title: '织密心理健康守护网',
      organisation: '吉林省延边州教育局',
      body: '延边州把心理健康教育纳入中小学校必修内容,建成州、县、校三级心理辅导中心,每校配齐专职心理教师和标准化咨询室。学校每学期对学生进行一次心理筛查,对重点学生实行“一生一档”,与医院建立转介绿色通道。通过家长课堂、入户家访等形式引导家长读懂孩子,家校携手早发现、早干预。2023年以来,共开展团体辅导1200余场。',
      batchTitle: '',
    },
    primary: ['德育与心理'],
    topics: ['德育与心理', '家校社协同'],
    stages: ['小学', '初中', '高中'],
    tasks: ['T1', 'T5'],
  },
  {
    text: {
      title: '双向奔赴 科学衔接',
      organisation: '河南省焦作市解放区教育局',
      body: '解放区以片区为单位组建12个幼小衔接共同体,小学与幼儿园结对,建立联合教研制度。幼儿园大班开展入学准备活动,小学一年级设置入学适应期,坚持零起点教学。幼儿园教师与小学教师每月互听互评、同课异构,开发衔接主题活动资源包46个。各园通过家长开放日,帮助家长走出“抢跑”误区,保教质量明显提升。',
      batchTitle: '幼小衔接优秀案例',
    },
    primary: ['学前普惠'],
    topics: ['学前普惠', '教研', '学区与共同体'],
    stages: ['学前', '小学'],
    tasks: ['T4'],
  },
  {
    text: {
      title: '撤点并校之后：一个山区县的学校布局优化之路',
      organisation: '甘肃省定西市渭源县教育局',
      body: '随着人口向县城流动，渭源县一度出现“城镇挤、乡村空”的局面。县里根据学龄人口变化编制学校布局专项规划，新建城区九年一贯制学校2所，改扩建寄宿制学校6所，稳妥撤并不足十人的教学点31个，新增学位4200个。撤并后的学生由专线校车接送，寄宿生享受营养餐和生活补助。闲置校舍改建为农村幼儿园和劳动实践基地。',
      batchTitle: '',
    },
    primary: ['学位供给'],
    topics: ['学位供给', '城乡一体化'],
    stages: ['小学', '初中'],
    tasks: ['T4'],
  },
  {
    text: {
      title: '让每个孩子触摸人工智能',
      organisation: '上海市徐汇区教育学院',
      body: '徐汇区面向全区小学和初中开设人工智能通识课程，三年级起每学年不少于12课时。区教育学院联合高校和科技企业建成人工智能实验室28个，编写分级教材，培训科学、信息科技教师640人次。学生以项目化学习的方式完成智能小车、语音识别等创意作品，每年举办青少年科技创新大赛。区里还遴选一批有潜质的学生进入“小院士”培养计划，由科学家担任导师。',
      batchTitle: '',
    },
    primary: ['科技教育'],
    topics: ['科技教育', '课程改革', '数字化'],
    stages: ['小学', '初中'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '爱心妈妈进校园，留守不再孤单',
      organisation: '江西省赣州市于都县教育体育局',
      body: '于都县现有农村留守儿童1.8万人。县教体局联合民政、妇联、团委建立留守儿童动态台账，组织机关干部、教师、志愿者与孩子结对，担任“爱心妈妈”“代理家长”。全县建成乡村学校亲情小屋212间，孩子每周可与父母视频通话。学校配备心理辅导教师，定期组织谈心谈话和暑期亲子团聚活动。对困境儿童实行一人一策，资助资金全部打卡发放，无一名学生因贫失学。',
      batchTitle: '',
    },
    primary: ['关爱帮扶'],
    topics: ['关爱帮扶', '德育与心理', '家校社协同'],
    stages: ['小学', '初中'],
    tasks: ['T7'],
  },
  {
    text: {
      title: '田间地头皆课堂——“竹乡劳动”育人实践',
      organisation: '浙江省湖州市安吉县梅溪小学',
      body: '梅溪小学依托当地竹产业，建成校内“开心农场”和校外劳动实践基地，构建“日常劳动、生产劳动、服务性劳动”三类课程，编制一至六年级劳动清单。学生人人有岗位、周周有任务，学会种菜、编竹篮、包粽子。学校聘请村里的篾匠、茶农做校外辅导员，家长志愿者参与评价，劳动素养计入学生成长手册。',
      batchTitle: '',
    },
    primary: ['体美劳'],
    topics: ['体美劳', '课程改革', '家校社协同'],
    stages: ['小学'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '“5+2”有温度 放学后更精彩',
      organisation: '广西柳州市柳南区教育局',
      body: '柳南区义务教育学校实现课后服务全覆盖，参与学生达96%。学校采取“基础托管+特色社团”模式，前一时段指导学生完成作业、答疑辅导，后一时段开设足球、合唱、书法、编程等社团830个。聘请退休教师、非遗传承人、高校学生参与服务，经费由财政补助和家长适当分担。教师参与服务实行弹性上下班，课时计入绩效。学生书面作业基本在校内完成，校外学科类培训明显减少。',
      batchTitle: '',
    },
    primary: ['课后服务'],
    topics: ['课后服务', '作业与双减', '体美劳'],
    stages: ['小学', '初中'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '以职级制改革打造专业化校长队伍',
      organisation: '河北省石家庄市教育局',
      body: '石家庄市取消中小学校长行政级别，设立四级九档校长职级，职级薪酬与办学实绩挂钩。新任校长须有副校长任职经历和乡村学校任职经历，实行任期制、任期目标考核和异地交流。市教育局建立后备干部人才库，每年选派50名优秀年轻干部到名校挂职跟岗，成立名校长工作室15个。改革把人事、经费、教学管理权交给校长，学校办学活力得到释放。',
      batchTitle: '',
    },
    primary: ['干部队伍'],
    topics: ['干部队伍', '治理机制'],
    stages: ['小学', '初中', '高中'],
    tasks: ['T2'],
  },
  {
    text: {
      title: '选课走班 多元成才',
      organisation: '青海省西宁市第五高级中学',
      body: '西宁市第五高级中学针对新高考要求，开设12种选科组合，全面实行选课走班。学校建成人文、科创、艺体、国际理解四类课程群，开发校本选修课76门，学生可跨年级选修。高一年级开设生涯规划课，每名学生配一位成长导师。学校由同质化办学转向特色发展，近三年学业增值位居全市前列，被认定为省级特色高中。',
      batchTitle: '',
    },
    primary: ['普高多样化'],
    topics: ['普高多样化', '课程改革', '德育与心理'],
    stages: ['高中'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '总校制：一块牌子带起一片学校',
      organisation: '福建省三明市沙县区教育局',
      body: '沙县区以城区优质学校为总校，将14所乡镇薄弱学校纳为分校，实行一个法人、一套班子、统一管理、统一考核。总校向分校派出执行校长和骨干教师，分校教师到总校跟岗学习，教学计划、教研活动、质量检测同步进行。区财政每年安排集团专项经费600万元。五年来，农村学校回流学生900余人，家门口的好学校越来越多。',
      batchTitle: '',
    },
    primary: ['集团化办学'],
    topics: ['集团化办学', '城乡一体化', '教师队伍'],
    stages: ['小学', '初中'],
    tasks: ['T4'],
  },
  {
    text: {
      title: '一根网线连起山里山外',
      organisation: '宁夏固原市西吉县教育体育局',
      body: '西吉县以“互联网+教育”示范区建设为契机,用“三个课堂”破解教学点开不齐、开不足课程的难题。县里投入5300万元,为所有学校接入千兆宽带,建成在线互动教室265间。中心小学的英语、音乐、美术教师通过专递课堂为教学点学生上课,主讲教师与辅助教师共同备课。教师常态化应用国家中小学智慧教育平台,教师信息素养培训全员覆盖。',
      batchTitle: '',
    },
    primary: ['数字化'],
    topics: ['数字化', '城乡一体化', '教师队伍'],
    stages: ['小学', '初中'],
    tasks: ['T4', 'T6'],
  },
  {
    text: {
      title: '普职融通开辟成长新赛道',
      organisation: '新疆昌吉州教育局',
      body: '昌吉州选取3所普通高中与3所中等职业学校结对，开展学分互认、学籍互转试点。高一学年结束后，学生可根据兴趣和学业情况在两类学校间转学一次。普通高中开设机电、烹饪、电子商务等职业体验课程，中职学校开设文化基础课程，教师互聘、实训基地共享。三年来，共有217名学生实现转学，学生的升学路径更加多元，普通高中办学由单一走向多样。',
      batchTitle: '',
    },
    primary: ['普高多样化'],
    topics: ['普高多样化', '课程改革'],
    stages: ['高中', '中职'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '从“教教材”到“用教材教”：大单元教学的区域推进',
      organisation: '山西省太原市杏花岭区教研室',
      body: '杏花岭区教研室以大单元教学为抓手，推动课堂从知识本位走向素养本位。教研员带领骨干教师梳理各学科大概念，编制单元教学设计模板，提炼出“情境导入—任务驱动—迁移应用”的教学流程。每学期举办课堂教学大赛和主题教研周，录制单元示范课例320节。学校开展校本研修，人人上达标课。依据新课标，区里制定了课堂评价量表，引导教师教学评一致。',
      batchTitle: '',
    },
    primary: ['课堂教学'],
    topics: ['课堂教学', '教研', '课程改革'],
    stages: ['全学段'],
    tasks: ['T1'],
  },
  {
    text: {
      title: '让特殊孩子在阳光下同行',
      organisation: '内蒙古赤峰市红山区特殊教育学校',
      body: '红山区特殊教育学校发挥区域资源中心作用，为全区适龄残疾儿童建立评估档案，按障碍类型和程度安置：轻度的就近随班就读，重度的送教上门。学校派出巡回指导教师，帮助18所普通学校建起资源教室，每月为随班就读教师开展一次培训。学校与康复机构联合，推行医教结合，开设感统训练、语言康复等课程。全区残疾儿童少年义务教育入学率达98%。',
      batchTitle: '',
    },
    primary: ['特殊教育'],
    topics: ['特殊教育', '关爱帮扶'],
    stages: ['特教'],
    tasks: ['T7'],
  },
];
