namespace AimlMusic.Tests.Catalog;

/// <summary>What the vendor ends: known before a song is sent, and why, where the service refuses one.</summary>
public sealed class LifecycleTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Deprecations_are_on_the_models_and_stay_on_disk()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync("""
            {"hidden":["stable-audio","google/lyria2"],"deprecations":[
              {"id":"stable-audio","status":"deprecated","deprecated_at":"2026-10-01T00:00:00Z","shutdown_at":"2027-01-31T00:00:00Z","replaced_by":"minimax/music-2.6","reason":"A newer model"},
              {"id":"minimax/music-1.5","status":"superseded","replaced_by":"minimax/music-2.6"},
              {"id":"x","status":"a word of tomorrow"}]}
            """);
        foreach (var catalog in new[] { await Lookup(sandbox).GetAsync(Stop), CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Path)! })
        {
            var model = catalog.Models.Single(model => model.Id == "stable-audio");
            Assert.Equal((ModelLifecycle.Deprecated, true, "minimax/music-2.6", "A newer model"), (model.Lifecycle, model.IsAvailable, model.Replacement, model.LifecycleReason));
            Assert.Equal(new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero), model.ShutdownOn);
            Assert.Equal(ModelLifecycle.Superseded, catalog.Models.Single(model => model.Id == "minimax/music-1.5").Lifecycle);
            Assert.False(catalog.Models.Single(model => model.Id == "google/lyria2").IsAvailable);
            var warning = Assert.Single(RequestWarnings.Find(SampleRequests.Short with { Schema = model }));
            Assert.Equal("The model 'stable-audio' is deprecated, and the vendor will withdraw it on 2027-01-31. Use 'minimax/music-2.6' instead; 'Get-AimlMusicModel' shows the parameters of each model.", warning);
        }
    }

    [Fact]
    public async Task Failed_deprecations_request_does_not_affect_the_list()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Deprecations, Status = 500, Count = 0 });

        Assert.Equal(MusicCatalog.Models.Count, (await Lookup(sandbox).GetAsync(Stop)).Models.Count);
    }

    [Fact]
    public async Task Prices_alone_keep_what_was_known_of_the_rest()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync("""{"deprecations":[{"id":"stable-audio","status":"deprecated"}]}""");
        await Lookup(sandbox).GetAsync(Stop);
        var before = (await sandbox.RequestsAsync()).Count;

        var catalog = await Lookup(sandbox).GetPricesAsync(Stop);

        Assert.Equal(before + 1, (await sandbox.RequestsAsync()).Count);
        Assert.Equal(ModelLifecycle.Deprecated, catalog.Models.Single(model => model.Id == "stable-audio").Lifecycle);
        Assert.Null(catalog.Models.Single(model => model.Id == "minimax/music-2.6").RuleFor(MusicParameter.SampleRate)!.AlternateField);
    }

    [Theory]
    [InlineData(false, "The service does not have the model 'stable-audio' (404): the vendor withdrew it on 2026-10-01. Use 'minimax/music-2.6' instead.")]
    [InlineData(true, "The service does not have the model 'stable-audio' (404).")]
    public async Task Submit_with_404_names_the_replacement_model(bool isListBroken, string message)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync("""{"deprecations":[{"id":"stable-audio","status":"withdrawn","shutdown_at":"2026-10-01T00:00:00Z","replaced_by":"minimax/music-2.6"}]}""");
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 404, Body = FaultBody.Problem });
        if (isListBroken)
        {
            sandbox.Faults.Add(new() { Route = FaultRoute.Deprecations, Status = 500 });
        }

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal((AimlMusicErrorKind.ModelNotFound, message), (failure.Kind, failure.Message));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Empty((await sandbox.AccountAsync()).Charges);
    }

    [Theory]
    [InlineData("""{"scopes":["model:chat"]}""", "The key lacks the scope 'model:audio' (it has model:chat). ")]
    [InlineData("""{"disabled":true}""", "The key is disabled. ")]
    [InlineData("""{"scopes":["model:audio"],"limit":5,"limit_reset":"day","limit_used":5}""", "The spending limit of the key, 5 USD per day, is used up. ")]
    [InlineData("""{"data":{"scopes":["*"],"limit":{"amount":2.5,"period":"month","used":3}}}""", "The spending limit of the key, 2.5 USD per month, is used up. ")]
    [InlineData("""{"scopes":["model:audio"],"limit":null,"monthly_usage":1}""", "")]
    [InlineData("[]", "")]
    public async Task Forbidden_submit_reports_what_the_key_lacks(string key, string reason)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Status = 403, Body = FaultBody.Problem });
        sandbox.Faults.Add(new() { Route = FaultRoute.Key, Status = 200, Text = key });

        var failure = await FailureOf(sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop));

        Assert.Equal(AimlMusicErrorKind.Forbidden, failure.Kind);
        Assert.StartsWith(reason + "The service denied access (403)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Future_model_is_validated_by_its_own_schema()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync($$$"""{"more":[{"id":"minimax/music-9","type":"internal/audio-generations/submit","info":{"docsJson":"{{{sandbox.Connection.BaseUri}}}docs-json?model=minimax%2Fmusic-1.5"}}]}""");
        // The sandbox describes the model that the address names; tomorrow's has its own name in it.
        var model = (await Lookup(sandbox).GetAsync(Stop)).Models.Single(model => model.Id == "minimax/music-9");

        Assert.Equal((false, true), (model.IsKnown, model.HasLimits));
        var kept = CatalogLookup.Cached(sandbox.Connection.BaseUri, _home.Path)!.Models.Single(other => other.Id == model.Id);
        Assert.Equal(model.Parameters.Select(rule => rule.ToString()), kept.Parameters.Select(rule => rule.ToString()));
        var problems = RequestValidator.FindProblems(new() { Model = model.Id, Schema = kept, Prompt = "short", Seed = 1, SampleRate = 1 });
        Assert.Equal(4, problems.Count);
        Assert.All(["Seed", "Prompt has 5 characters", "Lyrics is missing", "SampleRate 1"], what => Assert.Contains(problems, problem => problem.Contains(what, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://example.com/docs-json?model=x")]
    [InlineData("docs-json?model=x")]
    [InlineData("file:///etc/passwd")]
    public async Task Schema_on_another_host_is_not_requested(string url)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        await sandbox.ListAsync($$$"""{"more":[{"id":"new/model","type":"internal/audio-generations/submit","info":{"docsJson":"{{{url}}}"}}]}""");

        Assert.False((await Lookup(sandbox).GetAsync(Stop)).Models.Single(model => model.Id == "new/model").HasLimits);
    }

    private CatalogLookup Lookup(SandboxFixture sandbox) => new(sandbox.Client, _home.Path);
}
