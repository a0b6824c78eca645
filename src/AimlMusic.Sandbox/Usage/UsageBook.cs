namespace AimlMusic.Sandbox;

/// <summary>The usage of each key. Unfinished requests are not counted, and failed ones are counted without a charge.</summary>
internal sealed class UsageBook(GenerationBook book, RefusedSubmits refused)
{
    public IReadOnlyList<UsageRow> Rows(string key, DateTimeOffset now) =>
    [
        .. book.Snapshot()
            .Where(generation => generation.Key == key && now >= generation.Ends)
            .Select(generation => new UsageRow(generation.Created, generation.Model.Id, !generation.IsRefundedAt(now), generation.IsRefundedAt(now) ? 0 : generation.Usd)),
        .. refused.Logged().Where(row => row.Key == key).Select(row => new UsageRow(row.Created, row.Model, false, 0)),
    ];
}
