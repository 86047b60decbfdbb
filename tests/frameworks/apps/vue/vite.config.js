import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag.startsWith('hcp-');

export default {plugins: [vue({template: {compilerOptions: {isCustomElement}}})]};
