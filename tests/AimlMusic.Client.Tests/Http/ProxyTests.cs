using System.Net;

namespace AimlMusic.Tests.Http;

public sealed class ProxyTests
{
    private static readonly Uri Service = new("https://service.invalid/");

    [Theory]
    [InlineData(407)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task Proxy_refusal_is_reported_with_a_remedy_and_leaves_nothing_in_doubt(int status)
    {
        await using ScriptedServer proxy = new(_ => Reply.Head(status, "Content-Length: 0"));
        using TempFolder home = new();
        using var connection = Through(proxy.BaseUri, Service);
        AimlMusicClient client = new(connection);
        SongLedger ledger = new(home.Path, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => new SongSubmitter(client, ledger).SubmitAsync(SampleRequests.Short, cancellationToken: Test.Stop));

        Assert.Equal((AimlMusicErrorKind.ConnectionFailed, SpendOutcome.Nothing), (failure.Kind, failure.Spend));
        Assert.Contains($"proxy {proxy.BaseUri.Authority} does not connect to service.invalid", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{status}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-ProxyCredential", failure.Message, StringComparison.Ordinal);
        Assert.All(proxy.Requests, request => Assert.StartsWith("CONNECT service.invalid:443", request, StringComparison.Ordinal));
        Assert.DoesNotContain(proxy.Requests, request => request.Contains("Bearer", StringComparison.Ordinal));
        Assert.DoesNotContain(ledger.Read(), entry => entry.State is LedgerState.Unknown);
    }

    [Fact]
    public async Task Proxy_that_is_not_reachable_is_named()
    {
        await using ScriptedServer closed = new(isOpen: false);
        using var connection = Through(closed.BaseUri, Service);
        AimlMusicClient client = new(connection);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => client.GetBalanceAsync(Test.Stop));

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains($"through the proxy {closed.BaseUri.Authority}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_407_in_place_of_the_service_is_attributed_to_the_proxy()
    {
        await using ScriptedServer proxy = new(Reply.Head(407, "Content-Length: 0", "Proxy-Authenticate: Basic"));
        using var connection = Through(proxy.BaseUri, new Uri("http://127.0.0.1:9/"));
        AimlMusicClient client = new(connection);

        var failure = await Assert.ThrowsAsync<AimlMusicException>(() => client.GetBalanceAsync(Test.Stop));

        Assert.Equal(AimlMusicErrorKind.ConnectionFailed, failure.Kind);
        Assert.Contains("-ProxyCredential", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("https://inside.example/", true)]
    [InlineData("https://api.aimlapi.com/", false)]
    public void System_proxy_is_bypassed_for_this_machine_and_its_exceptions(string address, bool isDirect)
    {
        SystemProxy proxy = new(new WebProxy(new Uri("http://proxy.example:3128"), BypassOnLocal: false, ["inside\\.example"]));

        Assert.Equal(isDirect, proxy.IsBypassed(new Uri(address)));
        Assert.Equal(isDirect ? null : new Uri("http://proxy.example:3128"), proxy.GetProxy(new Uri(address)));
    }

    private static AimlMusicConnection Through(Uri proxy, Uri service) =>
        new(new() { ApiKey = "any-key-1", BaseUri = service, Proxy = new WebProxy(proxy), MaximumRetryCount = 0 });
}
