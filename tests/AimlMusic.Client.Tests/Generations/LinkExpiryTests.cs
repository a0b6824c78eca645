namespace AimlMusic.Tests.Generations;

public sealed class LinkExpiryTests
{
    [Theory]
    [InlineData("https://cdn.example.com/a.mp3?Expires=1767225600&Signature=x", 1767225600L)]
    [InlineData("https://cdn.example.com/music%2Fa.mp3?a=b&expires=1767225600", 1767225600L)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=0", 0L)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=253402300799", 253402300799)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=253402300800", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=99999999999999999999", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=-1", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=soon", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires", null)]
    [InlineData("https://cdn.example.com/a.mp3?NotExpires=1767225600", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=soon&Expires=1767225600", 1767225600L)]
    [InlineData("https://cdn.example.com/a.mp3?a=1#?Expires=1767225600", null)]
    [InlineData("https://cdn.example.com/a.mp3#?Expires=1767225600", null)]
    [InlineData("https://cdn.example.com/a.mp3?Expires=1767225600#b", 1767225600L)]
    [InlineData("https://cdn.example.com/Expires=1767225600", null)]
    [InlineData("https://cdn.example.com/a.mp3", null)]
    [InlineData("a.mp3?Expires=1767225600", null)]
    [InlineData("https://[?Expires=1767225600", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Expiry_is_read_only_from_the_query(string? url, long? seconds) =>
        Assert.Equal(seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : (DateTimeOffset?)null, LinkExpiry.Of(url));

    [Fact]
    public async Task Song_reports_the_expiry_of_its_link()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(20), LinkLifetime = TimeSpan.FromHours(2) });

        var song = await sandbox.CompleteAsync();

        Assert.Equal(song.SubmittedUtc!.Value.AddSeconds(20).AddHours(2), song.ExpiresUtc);
        Assert.Equal(song.SubmittedUtc.Value.AddSeconds(20), song.CompletedUtc);
        Assert.Equal(song.ExpiresUtc!.Value.LocalDateTime, song.ExpiresAt);
    }
}
