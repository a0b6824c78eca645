using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/billing/transactions</c>: the transactions of the account, newest first, with any key.</summary>
internal sealed class TransactionsRoute(TransactionBook book) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var reader = new TransactionQueryReader(request.Query);
        var query = reader.Read();
        if (reader.Issues.Count > 0)
        {
            return ErrorAnswer.Invalid(request, "Query validation error: see error.data", reader.Issues);
        }

        var found = book.Seen(request.Time).Where(query.Matches).Take(query.Limit + 1).ToList();
        return JsonAnswer.Create(200, json => Write(json, found, query.Limit));
    }

    private static void Write(Utf8JsonWriter json, List<Transaction> found, int limit)
    {
        json.WriteStartArray("data");
        foreach (var transaction in found.Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("created_at", Timestamp.Of(transaction.Created));
            json.WriteString("direction", transaction.Direction);
            json.WriteString("type", transaction.Type);
            Amount.Write(json, "amount", transaction.Usd);
            json.WriteString("model", transaction.Model);
            json.WriteString("reference_id", transaction.ReferenceId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var hasMore = found.Count > limit;
        json.WriteStartObject("pagination");
        json.WriteString("next_cursor", hasMore ? TransactionCursor.Of(found[limit - 1]).ToString() : null);
        json.WriteBoolean("has_more", hasMore);
        json.WriteEndObject();
    }
}
