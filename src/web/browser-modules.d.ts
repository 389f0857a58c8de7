/** What the bundler gives the browser besides TypeScript: styles, and one module of words a language. */
declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}
declare module '*.css';
declare module 'virtual:words/*' {
  export const messages: { readonly [id: string]: string };
}
