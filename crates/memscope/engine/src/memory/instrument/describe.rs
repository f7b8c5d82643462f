//! Descriptions of the file's own types, written beside them so that privacy and names hold.

use quote::{ToTokens, quote};
use syn::{Fields, Item, Type};

/// The text to insert after an item: how the recorder shows values of its type.
pub(crate) fn item(item: &Item, source: &str) -> Vec<String> {
    match item {
        Item::Struct(item) if describable(&item.attrs) => {
            let name = item.ident.to_string();
            let kind = quote!(w.kind(::__memscope::Kind::Struct).str("name", #name).list("f"););
            let parts = item.fields.iter().enumerate().map(|(index, field)| {
                let (label, place) = match &field.ident {
                    Some(ident) => (plain(ident), ident.to_token_stream()),
                    None => (index.to_string(), syn::Index::from(index).to_token_stream()),
                };
                quote!(w.part(#label); ::__memscope::f!(w, &raw const (*this).#place); w.end_part();)
            });
            vec![implement(
                &item.ident,
                &item.generics,
                &quote!(#kind #(#parts)* w.close();),
            )]
        }
        Item::Enum(item) if describable(&item.attrs) && !item.variants.is_empty() => {
            let arms = item.variants.iter().map(variant);
            let body = quote!(w.kind(::__memscope::Kind::Enum); match &*this { #(#arms)* });
            vec![implement(&item.ident, &item.generics, &body)]
        }
        Item::Trait(item) if item.generics.params.is_empty() => {
            let name = &item.ident;
            let used = format!("dyn {name}");
            if !source.contains(&used) {
                return Vec::new();
            }
            let mut bounds = vec![quote!()];
            if source.contains(&format!("{used} + Send")) {
                bounds.push(quote!(+ Send));
                bounds.push(quote!(+ Send + Sync));
            }
            bounds
                .iter()
                .map(|more| {
                    one_line(&quote!(impl<'ms> ::__memscope::Show for dyn #name #more + 'ms {
                        unsafe fn show(this: *const Self, w: &mut ::__memscope::Writer) {
                            unsafe { w.kind(::__memscope::Kind::Opaque).words(this.cast(), size_of_val(&*this)) };
                        }
                    }))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Makes the descriptions of the file's plain types findable by name, for generic code.
pub(crate) fn known(file: &syn::File) -> String {
    let mut text = String::new();
    for item in &file.items {
        let (ident, generics, attrs) = match item {
            Item::Struct(item) => (&item.ident, &item.generics, &item.attrs),
            Item::Enum(item) if !item.variants.is_empty() => {
                (&item.ident, &item.generics, &item.attrs)
            }
            _ => continue,
        };
        if generics.params.is_empty() && generics.where_clause.is_none() && describable(attrs) {
            text.push_str(&format!("::__memscope::show::how::<{ident}>();"));
        }
    }
    text
}

/// A type's name as people say it: `Light`, `Stack<T>`.
pub(crate) fn type_name(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    let mut name = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        name.push_str(word);
        let apart = |word: &str| {
            word.chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '\'')
        };
        if let Some(next) = words.peek()
            && ((apart(word) && apart(next)) || word == ",")
        {
            name.push(' ');
        }
    }
    name
}

fn plain(ident: &proc_macro2::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

fn variant(variant: &syn::Variant) -> proc_macro2::TokenStream {
    let ident = &variant.ident;
    let name = plain(ident);
    let fields = variant.fields.iter().enumerate();
    let parts = fields.clone().map(|(index, field)| {
        let label = field.ident.as_ref().map_or(index.to_string(), plain);
        let local = quote::format_ident!("ms{}", index);
        quote!(w.part(#label); ::__memscope::f!(w, #local as *const _); w.end_part();)
    });
    let locals: Vec<_> = fields
        .map(|(index, _)| quote::format_ident!("ms{}", index))
        .collect();
    let pattern = match &variant.fields {
        Fields::Unit => quote!(Self::#ident),
        Fields::Unnamed(_) => quote!(Self::#ident(#(#locals),*)),
        Fields::Named(named) => {
            let names = named.named.iter().map(|field| &field.ident);
            quote!(Self::#ident { #(#names: #locals),* })
        }
    };
    match &variant.fields {
        Fields::Unit => quote!(#pattern => { w.str("var", #name); }),
        _ => quote!(#pattern => { w.str("var", #name).list("f"); #(#parts)* w.close(); }),
    }
}

fn implement(
    ident: &proc_macro2::Ident,
    generics: &syn::Generics,
    body: &proc_macro2::TokenStream,
) -> String {
    let (generics, arguments, bounds) = generics.split_for_impl();
    one_line(
        &quote!(impl #generics ::__memscope::Show for #ident #arguments #bounds {
            unsafe fn show(this: *const Self, w: &mut ::__memscope::Writer) { unsafe { #body } }
        }),
    )
}

fn one_line(tokens: &proc_macro2::TokenStream) -> String {
    tokens.to_string().replace('\n', " ")
}

/// References into a packed type are not allowed, and items under `cfg` may not be there.
fn describable(attrs: &[syn::Attribute]) -> bool {
    !attrs.iter().any(|attr| {
        attr.path().is_ident("cfg")
            || (attr.path().is_ident("repr")
                && attr.to_token_stream().to_string().contains("packed"))
    })
}
