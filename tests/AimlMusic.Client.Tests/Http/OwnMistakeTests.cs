namespace AimlMusic.Tests.Http;

/// <summary>A mistake of this program is no failure of the network: it is not told as one, and nothing is tried again for it.</summary>
public sealed class OwnMistakeTests
{
    [Fact]
    public async Task Internal_error_is_thrown_unchanged_and_not_retried()
    {
        using Mistaken handler = new();
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, Handler = handler, MaximumRetryCount = 5 });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new GenerationLookup(new(connection)).GetAsync(new() { Id = "a" }, Stop));

        Assert.Equal((Mistaken.Reason, 1), (failure.Message, handler.Count));
    }

    [Fact]
    public async Task Submit_is_in_doubt_in_the_ledger_after_an_internal_error()
    {
        using Mistaken handler = new();
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, Handler = handler });
        using TempFolder home = new();
        SongLedger ledger = new(home.Path);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new SongSubmitter(new(connection), ledger).SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((LedgerState.Unknown, 1), (Assert.Single(ledger.Read()).State, handler.Count));
    }

    private sealed class Mistaken : HttpMessageHandler
    {
        public const string Reason = "A mistake.";

        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            throw new InvalidOperationException(Reason);
        }
    }
}
