namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Submits that another process recorded.</summary>
internal static class Once
{
    /// <summary>The record of a request to a fixture's service, by a process that lives unless it is said to be another.</summary>
    public static LedgerEvent Record(MusicRequest request, LedgerFixture fixture, string? writer = null, string? key = null)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = LedgerFixture.ApiKey, BaseUri = fixture.BaseUri });
        var record = SubmitRecord.Create(request, connection);
        record.Writer = writer ?? record.Writer;
        record.Key = key ?? record.Key;
        return record;
    }
}
