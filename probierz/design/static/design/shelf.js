// A shelf of the device: rows in IndexedDB, where large things and things to send outlive the page.
// Each act is a transaction of its own and is done only when it is on the disk.
export const shelf = (database, name, keyPath) => {
  let opening;
  const opened = () => new Promise((done, fail) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(name, { keyPath });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return async (mode, act) => {
    opening ??= opened();
    const transaction = (await opening).transaction(name, mode, { durability: "strict" });
    return new Promise((done, fail) => {
      const request = act(transaction.objectStore(name));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error);
    });
  };
};
