using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Sandbox.Tests.Api;

public sealed class RateTests
{
    [Fact]
    public void Requests_in_any_second_never_exceed_the_rate()
    {
        RateWindow rate = new(5, TimeSpan.FromSeconds(1));
        DateTimeOffset noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
        var entered = Enumerable.Range(0, 100).Count(number => rate.TryEnter(noon.AddMilliseconds(number * 10), out _));

        Assert.Equal(5, entered);
        Assert.True(rate.TryEnter(noon.AddSeconds(1), out _));
    }

    [Theory]
    [InlineData(SandboxQuirks.None, null)]
    [InlineData(SandboxQuirks.RetryAfter, 1)]
    public async Task Request_beyond_the_rate_is_answered_with_429_and_Retry_After_if_configured(SandboxQuirks quirks, int? seconds)
    {
        SandboxService service = new(new SandboxOptions { RequestsPerSecond = 1, Quirks = quirks }, time: new FakeTimeProvider());
        using SandboxHandler handler = new(service);
        using HttpClient http = new(handler) { BaseAddress = service.Options.BaseUri };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
        http.DefaultRequestHeaders.Authorization = new("Bearer", "key");
        using var first = await http.GetAsync(new Uri("v2/billing", UriKind.Relative), TestContext.Current.CancellationToken);
        using var second = await http.GetAsync(new Uri("v2/billing", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal(seconds, second.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}
