using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>Without quirks the sandbox is what the service is today.</summary>
public sealed class ServiceOfTodayTests
{
    private const string Type = "internal/audio-generations/submit";

    [Fact]
    public async Task Models_have_their_type_and_their_schema_and_no_withdrawn_one()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        var models = (await sandbox.GetAsync("/v1/models")).Json["data"]!.AsArray();

        Assert.Equal(8, models.Count);
        Assert.All(models, model => Assert.Equal(Type, model!["type"]!.GetValue<string>()));
        Assert.DoesNotContain(models, model => model!["id"]!.GetValue<string>() == "music-01");
        var schema = await sandbox.GetAsync(new Uri(models.Single(model => model!["id"]!.GetValue<string>() == "minimax/music-2.6")!["info"]!["docsJson"]!.GetValue<string>()).PathAndQuery);
        var properties = schema.Json["components"]!["schemas"]!["Request"]!["properties"]!;
        Assert.Equal(3000, properties["lyrics"]!["maxLength"]!.GetValue<int>());
        Assert.Equal(["format", "bitrate", "sample_rate"], properties["audio_setting"]!["properties"]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [InlineData("type=" + Type, 8)]
    [InlineData("type=" + Type + "&tags=playground:audio", 8)]
    [InlineData("type=chat-completion", 0)]
    [InlineData("tags=nothing", 0)]
    [InlineData("id=MINIMAX/Music-2.6", 1)]
    [InlineData("id=Music-2.6,stable-audio", 2)]
    public async Task Models_are_filtered(string query, int count)
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        Assert.Equal(count, (await sandbox.GetAsync("/v1/models?" + query)).Json["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task Withdrawn_model_is_404_and_in_the_list_of_deprecations()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        Assert.Equal(404, (await sandbox.SubmitAsync(new JsonObject { ["model"] = "music-01", ["lyrics"] = "la" })).Status);
        Assert.Equal(404, (await sandbox.PostAsync("/v2/generate/audio/minimax/generate", new JsonObject { ["model"] = "music-01", ["lyrics"] = "la", ["refer_voice"] = "v" })).Status);
        var list = await sandbox.GetAsync("/v1/models/deprecations");
        var entry = Assert.Single(list.Json["data"]!.AsArray())!;
        Assert.Equal(("music-01", "withdrawn", "minimax/music-2.6"), (entry["id"]!.GetValue<string>(), entry["status"]!.GetValue<string>(), entry["replaced_by"]!.GetValue<string>()));
        Assert.Equal(304, (await sandbox.SendAsync(HttpMethod.Get, "/v1/models/deprecations", request => request.Headers.TryAddWithoutValidation("If-None-Match", list.Header("ETag")))).Status);
        Assert.Empty((await sandbox.GetAsync("/v1/models/deprecations?status=deprecated")).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_and_every_submit_is_200()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(200, (await sandbox.SubmitAsync(Songs.Short().With("nobody_knows", "this"))).Status);
        }
    }

    [Fact]
    public async Task Cover_accepts_features_for_a_day_instead_of_the_recording()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        var features = await sandbox.PostAsync("/v2/generate/audio/preprocess", new JsonObject { ["model"] = "minimax/music-cover", ["reference_audio_url"] = "https://example.com/a.mp3" });
        Assert.Equal(200, features.Status);
        Assert.Contains("[Chorus]", features.Text("formatted_lyrics"), StringComparison.Ordinal);
        var cover = new JsonObject { ["model"] = "minimax/music-cover", ["prompt"] = Songs.Style, ["cover_feature_id"] = features.Text("cover_feature_id") };

        Assert.Equal(["lyrics"], (await sandbox.SubmitAsync(cover)).MistakenPaths());
        Assert.Equal(200, (await sandbox.SubmitAsync(cover.With("lyrics", Songs.Lyrics))).Status);
        Assert.Equal(["reference_audio_url"], (await sandbox.SubmitAsync(cover.With("lyrics", Songs.Lyrics).With("reference_audio_url", "https://example.com/a.mp3"))).MistakenPaths());
        cover.Remove("reference_audio_url");
        sandbox.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(["cover_feature_id"], (await sandbox.SubmitAsync(cover.With("lyrics", Songs.Lyrics))).MistakenPaths());
    }

    [Fact]
    public async Task Key_without_the_scope_makes_no_song_and_reports_its_scopes()
    {
        await using var sandbox = await TestSandbox.StartPlainAsync();
        Assert.Equal(200, (await sandbox.SendAsync(HttpMethod.Put, "/sandbox/keys", request => request.Content = System.Net.Http.Json.JsonContent.Create(new { scopes = new[] { "model:chat" } }))).Status);
        Assert.Equal(403, (await sandbox.SubmitAsync(Songs.Short())).Status);
        Assert.Equal("model:chat", Assert.Single((await sandbox.GetAsync("/v1/key")).Json["scopes"]!.AsArray())!.GetValue<string>());
    }
}
