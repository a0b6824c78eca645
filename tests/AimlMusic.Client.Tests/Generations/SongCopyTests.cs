using System.Reflection;

namespace AimlMusic.Client.Tests.Generations;

/// <summary>Copies of objects that are no records.</summary>
public class SongCopyTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void Song_copy_has_every_property_and_each_affects_equality()
    {
        var properties = typeof(MusicGeneration).GetProperties(All).Where(property => property.CanWrite).ToList();
        MusicGeneration song = new();
        foreach (var property in properties)
        {
            MusicGeneration changed = new();
            property.SetValue(changed, Sample(property.PropertyType));
            property.SetValue(song, Sample(property.PropertyType));
            Assert.NotEqual(new MusicGeneration(), changed);
            Assert.Equal(changed, new MusicGeneration(changed));
        }

        MusicGeneration copy = new(song);
        Assert.Equal(song, copy);
        Assert.All(properties, property => Assert.Equal(property.GetValue(song), property.GetValue(copy)));
    }

    [Fact]
    public void Model_copy_and_rule_copy_have_every_property()
    {
        var models = MusicCatalog.Models;
        Assert.All(models, model => AssertSame(model, new MusicModel(model)));
        Assert.All(models.SelectMany(model => model.Parameters), rule => AssertSame(rule, new ParameterRule(rule)));
    }

    [Theory]
    [InlineData(typeof(MusicGeneration))]
    [InlineData(typeof(LedgerEntry))]
    [InlineData(typeof(MusicModel))]
    [InlineData(typeof(MusicReference))]
    [InlineData(typeof(ParameterRule))]
    [InlineData(typeof(ModelPricing))]
    [InlineData(typeof(PriceRate))]
    [InlineData(typeof(AccountBalance))]
    [InlineData(typeof(AccountUsage))]
    [InlineData(typeof(LedgerDifference))]
    [InlineData(typeof(LedgerDay))]
    [InlineData(typeof(FileLimits))]
    public void Object_shown_by_PowerShell_has_no_methods_of_its_own(Type type) =>
        Assert.Equal(
            ["Equals", "GetHashCode", "GetType", "ToString"],
            type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(method => !method.IsSpecialName).Select(method => method.Name).Distinct().Order());

    [Fact]
    public void Text_of_an_object_is_its_identifier()
    {
        Assert.Equal("an-id", new MusicGeneration { Id = "an-id" }.ToString());
        Assert.Equal("a-key", new LedgerEntry { ClientRequestId = "a-key" }.ToString());
        Assert.Equal("an-id", new LedgerEntry { Id = "an-id", ClientRequestId = "a-key" }.ToString());
        Assert.Equal("/songs/a.mp3", new SavedSong(new(), "/songs/a.mp3", AudioKind.Mp3, 1, "").ToString());
    }

    private static void AssertSame<T>(T one, T other) =>
        Assert.All(typeof(T).GetProperties(All), property => Assert.Equal(property.GetValue(one), property.GetValue(other)));

    private static object Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "a text",
        var number when number == typeof(decimal) => 2m,
        var number when number == typeof(long) => 3L,
        var number when number == typeof(double) => 4.0,
        var flag when flag == typeof(bool) => true,
        var span when span == typeof(TimeSpan) => TimeSpan.FromSeconds(5),
        var time when time == typeof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local),
        var moment when moment == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        var other => throw new InvalidOperationException($"There is no sample of {other}."),
    };
}
