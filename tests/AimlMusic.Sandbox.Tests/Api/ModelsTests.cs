using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class ModelsTests(SharedSandbox shared) : IClassFixture<SharedSandbox>
{
    [Fact]
    public async Task Catalog_needs_no_key_and_lists_every_model()
    {
        var reply = await shared.Sandbox.SendAsync(HttpMethod.Get, "/v1/models", request => request.Headers.Remove("Authorization"));
        Assert.Equal(200, reply.Status);
        Assert.Equal("list", reply.Text("object"));
        var models = reply.Json["data"]!.AsArray();
        Assert.Equal(
            ["minimax-music", "minimax/music-1.5", "minimax/music-2.0", "minimax/music-2.6", "minimax/music-cover", "stable-audio", "elevenlabs/eleven_music", "google/lyria2", "music-01"],
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
    public async Task Prices_are_included_on_request(string query)
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
    public async Task Model_is_found_by_id_or_alias(string id, params string[] found)
    {
        var models = (await shared.Sandbox.GetAsync("/v1/models?id=" + id)).Json["data"]!.AsArray();
        Assert.Equal(found, models.Select(model => model!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Unchanged_list_is_not_sent_again()
    {
        var tag = (await shared.Sandbox.GetAsync("/v1/models")).Header("ETag")!;
        Assert.Matches("^W/\".+\"$", tag);
        var same = await AskAsync("/v1/models", "\"other\", " + tag);
        Assert.Equal(304, same.Status);
        Assert.Equal(0, same.Bytes.Length);
        Assert.Equal(tag, same.Header("ETag"));
        Assert.Equal(304, (await AskAsync("/v1/models", tag[2..])).Status);
        Assert.Equal(200, (await AskAsync("/v1/models", "\"other\"")).Status);
        Assert.Equal(200, (await AskAsync("/v1/models?include=pricing", tag)).Status);
    }

    [Fact]
    public async Task Listed_models_can_be_changed_and_have_another_entity_tag_then()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var before = (await sandbox.GetAsync("/v1/models")).Header("ETag");

        var reply = await PutAsync(sandbox, """
            {"hidden":["stable-audio"],"more":[{"id":"acme/song","aliases":["song"],"type":"audio","pricing":{"kind":"variable"}},7]}
            """);

        Assert.Equal(200, reply.Status);
        var list = await sandbox.GetAsync("/v1/models");
        Assert.NotEqual(before, list.Header("ETag"));
        var models = list.Json["data"]!.AsArray();
        Assert.DoesNotContain(models.OfType<JsonObject>(), model => model["id"]!.GetValue<string>() == "stable-audio");
        Assert.Equal("""{"id":"acme/song","aliases":["song"],"type":"audio"}""", models[^2]!.ToJsonString());
        Assert.Equal(7, models[^1]!.GetValue<int>());
        var one = (await sandbox.GetAsync("/v1/models?id=song&include=pricing")).Json["data"]!.AsArray();
        Assert.Equal("variable", Assert.Single(one)!["pricing"]!["kind"]!.GetValue<string>());

        await PutAsync(sandbox, "{}");
        Assert.Equal(before, (await sandbox.GetAsync("/v1/models")).Header("ETag"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"hidden":"stable-audio"}""")]
    [InlineData("""{"hidden":[7]}""")]
    [InlineData("""{"more":{}}""")]
    [InlineData("""{"other":[]}""")]
    public async Task Listed_models_are_not_changed_by_an_invalid_request(string body)
    {
        Assert.Equal(400, (await PutAsync(shared.Sandbox, body)).Status);
        Assert.Equal("""{"hidden":[],"more":[]}""", (await shared.Sandbox.GetAsync("/sandbox/models")).Body);
    }

    private static Task<Reply> PutAsync(TestSandbox sandbox, string body) =>
        sandbox.SendAsync(HttpMethod.Put, "/sandbox/models", request => request.Content = JsonContent.Create(JsonNode.Parse(body)));

    private Task<Reply> AskAsync(string path, string tag) => shared.Sandbox.SendAsync(
        HttpMethod.Get, path, request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
}
