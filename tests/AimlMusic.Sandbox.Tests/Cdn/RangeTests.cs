namespace AimlMusic.Sandbox.Tests;

public sealed class RangeTests : IAsyncLifetime
{
    private TestSandbox? _sandbox;
    private string _url = "";
    private Reply? _whole;

    private Reply Whole => _whole!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await TestSandbox.StartAsync();
        _url = (await _sandbox.CompleteAsync()).Json["audio_file"]!["url"]!.GetValue<string>();
        _whole = await _sandbox.DownloadAsync(_url);
    }

    public ValueTask DisposeAsync() => _sandbox!.DisposeAsync();

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=100-199", 100, 100)]
    [InlineData("bytes=1000-", 1000, -1)]
    [InlineData("bytes=100-99999999999", 100, -1)]
    public async Task Range_has_the_same_bytes_as_the_whole_file(string range, int offset, int count)
    {
        var part = await AskAsync(range);
        count = count < 0 ? Whole.Bytes.Length - offset : count;
        Assert.Equal(206, part.Status);
        Assert.Equal($"bytes {offset}-{offset + count - 1}/{Whole.Bytes.Length}", part.Header("Content-Range"));
        Assert.Equal(Whole.Bytes.Slice(offset, count), part.Bytes);
    }

    [Fact]
    public async Task Range_can_be_relative_to_the_end()
    {
        var part = await AskAsync("bytes=-10");
        Assert.Equal(206, part.Status);
        Assert.Equal(Whole.Bytes[^10..], part.Bytes);
    }

    [Fact]
    public async Task Range_past_the_end_is_refused()
    {
        var refusal = await AskAsync($"bytes={Whole.Bytes.Length}-");
        Assert.Equal(416, refusal.Status);
        Assert.Equal($"bytes */{Whole.Bytes.Length}", refusal.Header("Content-Range"));
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=9-5")]
    [InlineData("lines=1-2")]
    public async Task Range_of_another_form_is_ignored(string range)
    {
        var reply = await AskAsync(range);
        Assert.Equal(200, reply.Status);
        Assert.Equal(Whole.Bytes, reply.Bytes);
    }

    [Fact]
    public async Task Range_is_served_only_if_its_condition_holds()
    {
        Assert.Equal(206, (await AskAsync("bytes=5-", Whole.Header("ETag"))).Status);
        Assert.Equal(206, (await AskAsync("bytes=5-", Whole.Header("Last-Modified"))).Status);
        Assert.Equal(200, (await AskAsync("bytes=5-", "\"another\"")).Status);
        Assert.Equal(200, (await AskAsync("bytes=5-", "Tue, 01 Sep 2020 12:00:00 GMT")).Status);
    }

    private Task<Reply> AskAsync(string range, string? condition = null) => _sandbox!.DownloadAsync(_url, request =>
    {
        request.Headers.TryAddWithoutValidation("Range", range);
        request.Headers.TryAddWithoutValidation("If-Range", condition is null ? [] : [condition]);
    });
}
