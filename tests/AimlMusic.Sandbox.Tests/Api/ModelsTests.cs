namespace AimlMusic.Sandbox.Tests;

public sealed class ModelsTests(SharedSandbox shared) : IClassFixture<SharedSandbox>
{
    [Fact]
    public async Task The_catalogue_needs_no_key_and_lists_every_model()
    {
        var reply = await shared.Sandbox.SendAsync(HttpMethod.Get, "/v1/models", request => request.Headers.Remove("Authorization"));
        Assert.Equal(200, reply.Status);
        Assert.Equal("list", reply.Text("object"));
        var models = reply.Json["data"]!.AsArray();
        Assert.Equal(
            ["minimax-music", "minimax/music-1.5", "minimax/music-2.0", "minimax/music-2.6", "minimax/music-cover", "stable-audio", "elevenlabs/eleven_music", "google/lyria2"],
            models.Select(model => model!["id"]!.GetValue<string>()));
        Assert.All(models, model =>
        {
            Assert.NotEmpty(model!["aliases"]!.AsArray());
            Assert.NotEmpty(model["info"]!["name"]!.GetValue<string>());
            Assert.NotEmpty(model["info"]!["developer"]!.GetValue<string>());
            Assert.NotEmpty(model["tags"]!.AsArray());
            Assert.Null(model["pricing"]);
        });
    }

    [Theory]
    [InlineData("include=pricing")]
    [InlineData("include=modalities,pricing")]
    [InlineData("include=all")]
    [InlineData("details=true")]
    public async Task Prices_come_when_asked_for(string query)
    {
        var models = (await shared.Sandbox.GetAsync("/v1/models?" + query)).Json["data"]!.AsArray();
        Assert.All(models, model =>
        {
            Assert.Equal("fixed", model!["pricing"]!["kind"]!.GetValue<string>());
            Assert.Equal("USD", model["pricing"]!["currency"]!.GetValue<string>());
            Assert.Equal(1, model["pricing"]!["units"]![0]!["per"]!.GetValue<int>());
            Assert.True(model["pricing"]!["units"]![0]!["price"]!.GetValue<decimal>() > 0);
        });
    }

    [Theory]
    [InlineData("minimax/music-2.6", "minimax/music-2.6")]
    [InlineData("lyria2", "google/lyria2")]
    [InlineData("lyria2,stable-audio", "stable-audio", "google/lyria2")]
    [InlineData("lyria2&id=stable-audio", "stable-audio", "google/lyria2")]
    [InlineData("gpt-4o")]
    public async Task A_model_is_found_by_id_or_alias(string id, params string[] found)
    {
        var models = (await shared.Sandbox.GetAsync("/v1/models?id=" + id)).Json["data"]!.AsArray();
        Assert.Equal(found, models.Select(model => model!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var tag = (await shared.Sandbox.GetAsync("/v1/models")).Header("ETag")!;
        Assert.Matches("^\".+\"$", tag);
        var same = await AskAsync("/v1/models", "\"other\", " + tag);
        Assert.Equal(304, same.Status);
        Assert.Equal(0, same.Bytes.Length);
        Assert.Equal(tag, same.Header("ETag"));
        Assert.Equal(200, (await AskAsync("/v1/models", "\"other\"")).Status);
        Assert.Equal(200, (await AskAsync("/v1/models?include=pricing", tag)).Status);
    }

    private Task<Reply> AskAsync(string path, string tag) => shared.Sandbox.SendAsync(
        HttpMethod.Get, path, request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
}
