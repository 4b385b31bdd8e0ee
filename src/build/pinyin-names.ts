import { customPinyin } from 'pinyin-pro';

// Names whose readings the dictionary of pinyin-pro 3.29.4 gets wrong.
customPinyin({
  蔚县: 'yù xiàn',
  浚县: 'xùn xiàn',
  单县: 'shàn xiàn',
  大埔: 'dà bù',
  乐清: 'yuè qīng',
  六合区: 'lù hé qū',
  六合县: 'lù hé xiàn',
  六枝: 'lù zhī',
  洪洞: 'hóng tóng',
  尉犁: 'yù lí',
  歙县: 'shè xiàn',
});

/** pinyin-pro, knowing the names above. */
export { pinyin, polyphonic } from 'pinyin-pro';
