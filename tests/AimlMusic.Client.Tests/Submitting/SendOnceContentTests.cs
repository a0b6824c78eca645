namespace AimlMusic.Tests.Submitting;

public sealed class SendOnceContentTests
{
    [Fact]
    public async Task Body_is_sent_once_and_refuses_to_be_sent_again()
    {
        using SendOnceContent content = new(new SubmitBody("{}"));
        Assert.False(content.HasBegun);
        using MemoryStream stream = new();

        await content.CopyToAsync(stream, Stop);
        Assert.True(content.HasBegun);
        await Assert.ThrowsAsync<HttpRequestException>(() => content.CopyToAsync(stream, Stop));

        Assert.Equal("{}"u8.ToArray(), stream.ToArray());
        Assert.Equal((2, "application/json"), (content.Headers.ContentLength, content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Transport_that_resends_by_itself_is_stopped_and_the_submit_is_in_doubt()
    {
        await using ScriptedServer server = new(Reply.Json("{}", 500));
        using Eager handler = new() { InnerHandler = new SocketsHttpHandler() };
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = server.BaseUri, Handler = handler });
        using TempFolder home = new();

        var failure = await FailureOf(new SongSubmitter(new(connection), new SongLedger(home.Path)).SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((AimlMusicErrorKind.SubmitOutcomeUnknown, SpendOutcome.Possible), (failure.Kind, failure.Spend));
        Assert.Single(server.Requests);
    }

    private sealed class Eager : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
