let title = '';
let mark = '';

const write = () => {
  document.title = mark ? `${mark} ${title}` : title;
};

/** Names the page; what marks its name stays before it. */
export const namePage = (name: string) => {
  title = name;
  write();
};

/** Puts a mark before the page's name, whatever it is called meanwhile; the answer takes it off again. */
export const markPage = (text: string) => {
  mark = text;
  write();
  return () => {
    mark = '';
    write();
  };
};
