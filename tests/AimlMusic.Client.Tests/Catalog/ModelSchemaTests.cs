using System.Text;

namespace AimlMusic.Tests.Catalog;

/// <summary>Reading a request's schema out of documents as services write them.</summary>
public sealed class ModelSchemaTests
{
    private const string Fields = """{"model":{"type":"string","enum":["m"]},"prompt":{"type":"string","minLength":2,"maxLength":9},"music_length_ms":{"type":"integer","minimum":1000,"maximum":9000,"default":5000}}""";

    [Theory]
    [InlineData("""{"type":"object","properties":FIELDS,"required":["prompt"]}""")]
    [InlineData("""{"$ref":"#/components/schemas/A"}""")]
    [InlineData("""{"allOf":[{"properties":{"model":{"enum":["m"]}}},{"properties":FIELDS,"required":["prompt"]}]}""")]
    [InlineData("""{"oneOf":[{"properties":{"model":{"const":"other"},"lyrics":{"type":"string"}}},{"$ref":"#/components/schemas/A"}]}""")]
    [InlineData("""{"anyOf":[{"$ref":"#/components/schemas/A"}]}""")]
    public void Schema_is_found_regardless_of_its_composition(string schema)
    {
        var model = Read(schema);

        Assert.Equal(["Prompt (required): 2 to 9 characters", "DurationSec: 1 to 9 s"], model.Parameters.Select(rule => rule.ToString()));
        Assert.Equal((1000, 5), (model.Parameters[1].Scale, model.Parameters[1].Default));
    }

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/Loop"}""")]
    [InlineData("""{"$ref":"#/components/schemas/Nobody"}""")]
    [InlineData("""{"properties":{"unknown":{"type":"string"}}}""")]
    [InlineData("[]")]
    [InlineData("7")]
    public void Schema_that_is_not_the_models_own_yields_no_limits(string schema) => Assert.False(Read(schema).HasLimits);

    private static MusicModel Read(string schema)
    {
        var a = """{"properties":FIELDS,"required":["prompt"]}""";
        var document = ("""{"paths":{"/v2/generate/audio":{"post":{"requestBody":{"content":{"application/json":{"schema":SCHEMA}}}}}},"components":{"schemas":{"A":""" + a + ""","Loop":{"$ref":"#/components/schemas/Loop"}}}}""")
            .Replace("SCHEMA", schema, StringComparison.Ordinal).Replace("FIELDS", Fields, StringComparison.Ordinal);
        return SchemaRules.Apply(MusicCatalog.Find("m"), ModelSchema.ReadDocument(Encoding.UTF8.GetBytes(document), "m"), isInCatalog: false);
    }
}
