namespace AimlMusic.Tests.Catalog;

public sealed class LiveCatalogTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Model_list_has_every_price_and_is_requested_without_the_key()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var catalog = await Lookup(sandbox).GetAsync(Stop);

        Assert.Equal(MusicCatalog.Models.Select(model => model.Id), catalog.Models.Select(model => model.Id));
        Assert.All(catalog.Models, model => Assert.True(model is { IsKnown: true, IsAvailable: true, IsSandbox: true, Pricing.Kind: PriceKind.Fixed }, model.Id));
        var model = catalog.Models.Single(model => model.Id == "minimax/music-2.6");
        Assert.Equal((0.195m, "$0.195 per generation"), (model.Pricing!.Rates[0].Price, model.Pricing.ToString()));
        Assert.Equal(["music-2.6"], model.Aliases);
        Assert.Equal(("MiniMax Music 2.6", "Minimax AI"), (model.DisplayName, model.Developer));
        Assert.Equal(MusicCatalog.Find(model.Id).Description, model.Description);
        Assert.Null(catalog.Age);
        var request = Assert.Single(await sandbox.RequestsAsync("models"));
        Assert.Equal(("models", "include=pricing", false), (request.Route, request.Query, request.Authorization));
    }

    [Fact]
    public async Task Keyless_connection_suffices()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using AimlMusicConnection connection = new(new() { IsKeyless = true, BaseUri = sandbox.Connection.BaseUri });

        Assert.NotEmpty((await new CatalogLookup(new(connection), _home.Path).GetAsync(Stop)).Models);
    }

    [Fact]
    public async Task Unchanged_list_is_not_sent_again_and_counts_as_new()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var first = await Lookup(sandbox).GetAsync(Stop);
        sandbox.Clock.Advance(TimeSpan.FromHours(3));
        var second = await Lookup(sandbox).GetAsync(Stop);

        Assert.Equal([200, 304], (await sandbox.RequestsAsync("models")).Select(request => request.Status));
        Assert.Equal(TimeSpan.FromHours(3), second.ReadAt - first.ReadAt);
        Assert.Equal(Words(first), Words(second));
        Assert.Equal(second.ReadAt, CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Path)!.ReadAt);

        await sandbox.ListAsync("""{"hidden":["google/lyria2"]}""");
        Assert.NotEqual(Words(second), Words(await Lookup(sandbox).GetAsync(Stop)));
    }

    [Theory]
    [InlineData("""{"id":"acme/song-9","type":"audio","info":{"description":"Songs about anvils."}}""", true)]
    [InlineData("""{"id":"acme/song-9","type":"internal/audio-generations/submit"}""", true)]
    [InlineData("""{"id":"acme/song-9","type":"acme/generate","tags":["playground:music"]}""", true)]
    [InlineData("""{"id":"acme/song-9","type":"x","info":{"docsUrl":"https://docs.aimlapi.com/api-references/music-models/acme/song-9"}}""", true)]
    [InlineData("""{"id":"acme/song-9","type":"openai/audio/speech"}""", false)]
    [InlineData("""{"id":"acme/song-9","type":"audio","tags":["playground:tts"]}""", false)]
    [InlineData("""{"id":"acme/song-9","type":"audio","info":{"docsUrl":"https://docs.aimlapi.com/api-references/speech-models/acme/song-9"}}""", false)]
    [InlineData("""{"id":"acme/song-9","type":"openai/chat-completions","tags":["playground:audio"]}""", false)]
    [InlineData("""{"id":"acme/song-9"}""", false)]
    public async Task New_model_is_listed_if_it_makes_music(string entry, bool isThere)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync($$"""{"more":[{{entry}}]}""");
        var catalog = await Lookup(sandbox).GetAsync(Stop);

        Assert.Equal(isThere, catalog.Models.Any(model => model.Id == "acme/song-9"));
        Assert.All(catalog.Models.Where(model => model.Id == "acme/song-9"), model =>
        {
            Assert.Equal((false, true), (model.IsKnown, model.IsAvailable));
            Assert.Equal(entry.Contains("anvils", StringComparison.Ordinal) ? "Songs about anvils." : MusicCatalog.Find("x").Description, model.Description);
            Assert.Null(model.Pricing);
        });
        Assert.Equal(Words(catalog), Words(CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Path)!));
    }

    [Fact]
    public async Task Withdrawn_model_is_marked_as_unavailable()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync("""{"hidden":["minimax-music","stable-audio"]}""");
        var gone = (await Lookup(sandbox).GetAsync(Stop)).Models.Where(model => model.IsAvailable == false).ToList();

        Assert.Equal(["minimax-music", "stable-audio"], gone.Select(model => model.Id));
        Assert.All(gone, model => Assert.Null(model.Pricing));
    }

    [Fact]
    public async Task Renamed_model_is_available_and_listed_once()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync("""
            {"hidden":["stable-audio","minimax/music-2.0","minimax/music-1.5"],"more":[
                {"id":"stability/Stable-2","aliases":["STABLE-AUDIO"],"type":"audio","pricing":{"kind":"variable"}},
                {"id":"minimax/music","aliases":["minimax/music-2.0","minimax/music-1.5"],"type":"audio"}]}
            """);
        var models = (await Lookup(sandbox).GetAsync(Stop)).Models;

        Assert.Equal(MusicCatalog.Models.Count, models.Count);
        var model = models.Single(model => model.Id == "stable-audio");
        Assert.Equal((true, PriceKind.Variable), (model.IsAvailable, model.Pricing?.Kind));
        Assert.Equal(["stability/Stable-2"], model.Aliases);
    }

    [Theory]
    [InlineData("""{"more":[7,null,"x",[],{},{"id":7},{"id":""},{"id":" "},{"id":"a b","type":"audio"},{"id":"bell\u0007","type":"audio"},{"id":null,"type":"music"}]}""")]
    [InlineData("""{"more":[{"id":"x","type":["audio"],"tags":"music","aliases":{"music":1},"info":"music","pricing":[1]}]}""")]
    public async Task Odd_entry_does_not_affect_the_others(string listed)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync(listed);

        Assert.Equal(MusicCatalog.Models.Select(model => model.Id), (await Lookup(sandbox).GetAsync(Stop)).Models.Select(model => model.Id));
    }

    [Fact]
    public async Task Service_text_is_one_line_without_control_characters()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync($$$"""{"more":[{"id":"x","type":"music","info":{"name":"\u001b[2J\nName","description":"{{{new string('a', 9999)}}}"}}]}""");
        var model = (await Lookup(sandbox).GetAsync(Stop)).Models[^1];

        Assert.Equal("[2J Name", model.DisplayName);
        Assert.Equal(501, model.Description.Length);
    }

    private static string Words(LiveCatalog catalog) => string.Join("\n", catalog.Models.Select(model =>
        $"{model.Id} {model.IsKnown} {model.IsAvailable} {model.Pricing} {string.Join(",", model.Aliases)} {model.DisplayName} {model.Developer} {model.Description} {model.IsSandbox}"));

    private CatalogLookup Lookup(SandboxFixture sandbox) => new(sandbox.Client, _home.Path);
}
