import type { Metadata } from "next";
import { BooksView } from "@/components/books/books-view";
import { getBooks } from "@/lib/domain/reports";
import { page } from "@/lib/transport/page";
import { checkBooksAction } from "./actions";
import { invariantRows } from "./invariant-rows";

export const metadata: Metadata = { title: "Books" };

export default page("admin", async ({ ctx, session }) => {
  const books = await getBooks(ctx, {});
  return (
    <BooksView
      {...books}
      rows={invariantRows(books.last)}
      timeZone={session.timeZone}
      check={checkBooksAction}
    />
  );
});
