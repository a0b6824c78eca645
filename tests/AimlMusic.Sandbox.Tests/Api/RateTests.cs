namespace AimlMusic.Sandbox.Tests.Api;

public sealed class RateTests
{
    [Fact]
    public void No_more_are_let_in_than_within_any_second()
    {
        RateWindow rate = new(5, TimeSpan.FromSeconds(1));
        DateTimeOffset noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
        var entered = Enumerable.Range(0, 100).Count(number => rate.TryEnter(noon.AddMilliseconds(number * 10), out _));

        Assert.Equal(5, entered);
        Assert.True(rate.TryEnter(noon.AddSeconds(1), out _));
    }

    [Fact]
    public async Task Beyond_the_rate_the_answer_is_429_with_the_time_to_wait()
    {
        SandboxService service = new(new SandboxOptions { RequestsPerSecond = 1 });
        using SandboxHandler handler = new(service);
        using HttpClient http = new(handler) { BaseAddress = service.Options.BaseUri };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
        http.DefaultRequestHeaders.Authorization = new("Bearer", "key");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => http.GetAsync(new Uri("v2/billing", UriKind.Relative), TestContext.Current.CancellationToken)));

        Assert.Contains(answers, answer => (int)answer.StatusCode == 429 && answer.Headers.RetryAfter?.Delta == TimeSpan.FromSeconds(1));
    }
}
