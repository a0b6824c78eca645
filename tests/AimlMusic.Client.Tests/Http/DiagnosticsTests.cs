namespace AimlMusic.Tests.Http;

/// <summary>What a line of diagnostics shows of an exchange, and what never.</summary>
public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("https://user:password@cdn.example/songs/a.mp3?Signature=secret&Expires=1", false, "https://cdn.example/songs/a.mp3")]
    [InlineData("https://api.aimlapi.com/songs/a.mp3?Signature=secret", false, "https://api.aimlapi.com/songs/a.mp3")]
    [InlineData("https://api.aimlapi.com/v2/generate/audio?generation_id=a", true, "https://api.aimlapi.com/v2/generate/audio?generation_id=a")]
    [InlineData("https://api.aimlapi.com/v2/generate/audio?generation_id=" + SandboxFixture.Key, true, "https://api.aimlapi.com/v2/generate/audio?generation_id=***")]
    public void Exchange_line_has_no_secret(string url, bool isApi, string shown)
    {
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, TimeProvider = new EagerClock() });
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        List<string> lines = [];
        Diagnostics.Listen(lines.Add);
        try
        {
            ExchangeTrace.Begin(connection, request, isApi)!.Failed(new HttpRequestException("no route"));
        }
        finally
        {
            Diagnostics.Listen(null);
        }

        Assert.Equal([$"GET {shown}: no answer after 0.000 s: no route"], lines);
        Assert.Null(ExchangeTrace.Begin(connection, request, isApi));
    }
}
